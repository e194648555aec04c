#include <algorithm>

#include "searcher/conditions.hpp"
#include "searcher/lexer.hpp"
#include "searcher/limits.hpp"
#include "searcher/query.hpp"

// query    = { clause } ;                          (* all of equal standing, joined as --match says *)
// clause   = either ;                              (* a lone signed operand keeps its + or - *)
// either   = both { "OR" both } ;
// both     = signed { "AND" signed } ;
// signed   = { "+" | "-" | "!" | "NOT" } close ;   (* inside AND and OR a + says nothing *)
// close    = operand { "NEAR/" number operand } ;
// operand  = [ field ":" ] ( "(" query ")" | [ "=" ] phrase [ "~" ] | [ "=" ] word [ "~" | "*" ] )
//          | "date:" ( date | [ date ] ".." [ date ] ) ;

namespace imla {

using Kind = QueryNode::Kind;

/// Only filters: a condition, or some that are joined.
bool is_filter(const QueryNode& node) {
    if (is_condition(node)) return true;
    const auto& parts = node.parts;
    if (node.kind == Kind::any || node.kind == Kind::all)
        return std::all_of(parts.begin(), parts.end(), is_filter);
    return node.kind == Kind::list && !node.clauses.empty()
        && std::all_of(node.clauses.begin(), node.clauses.end(),
                       [](const QueryClause& clause) { return is_filter(clause.node.front()); });
}

namespace {

struct Signed {
    Occur occur = Occur::should;
    QueryNode node;
};

/// Can it stand beside NEAR: words that each have a place in the text?
bool has_place(const QueryNode& node) {
    if (node.kind == Kind::any) return std::all_of(node.parts.begin(), node.parts.end(), has_place);
    return (node.field.empty() || node.field == "text")
        && (node.kind == Kind::words || node.kind == Kind::phrase || node.kind == Kind::prefix);
}

void add_clause(QueryNode& list, Signed clause) {
    if (clause.occur == Occur::should && is_filter(clause.node)) clause.occur = Occur::must;
    if (list.clauses.empty()) list.begin = clause.node.begin;
    list.end = clause.node.end;
    QueryClause& added = list.clauses.emplace_back();
    added.occur = clause.occur;
    added.node.push_back(std::move(clause.node));
}

/// The node that says the same without a sign.
QueryNode without_sign(Signed operand) {
    if (operand.occur != Occur::must_not) return std::move(operand.node);
    QueryNode list;
    add_clause(list, std::move(operand));
    return list;
}

/// Several parts under one operator.
QueryNode joined(Kind kind, std::vector<QueryNode> parts) {
    QueryNode node;
    node.kind = kind;
    node.begin = parts.front().begin;
    node.end = parts.back().end;
    node.parts = std::move(parts);
    return node;
}

/// Several values of the field that stands before their bracket: source:(dawn afp).
/// No passage is of both types in type:(pdf text).
bool is_choice(const std::vector<Signed>& clauses, const std::string& field) {
    return !field.empty() && clauses.size() > 1 &&
           std::all_of(clauses.begin(), clauses.end(), [&](const Signed& clause) {
               return clause.occur == Occur::should && is_condition(clause.node) && clause.node.field == field;
           });
}

/// Recursive descent. Its depth is bounded by deepest_bracket.
class Parser {
  public:
    Parser(std::vector<Lexeme> lexemes, Oddities& odd) : lexemes_(std::move(lexemes)), odd_(odd) {}

    QueryNode list(const std::string& field) {
        std::vector<Signed> clauses;
        while (at_ < lexemes_.size() && !next_is(Lexeme::Kind::close)) clauses.push_back(either(field));
        QueryNode node;
        if (is_choice(clauses, field)) {
            std::vector<QueryNode> parts;
            parts.reserve(clauses.size());
            for (Signed& clause : clauses) parts.push_back(std::move(clause.node));
            add_clause(node, {Occur::should, joined(Kind::any, std::move(parts))});
        } else {
            for (Signed& clause : clauses) add_clause(node, std::move(clause));
        }
        return node;
    }

  private:
    bool next_is(Lexeme::Kind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }
    bool take(Lexeme::Kind kind) { return next_is(kind) && ++at_; }

    Signed either(const std::string& field) {
        Signed first = both(field);
        if (!next_is(Lexeme::Kind::or_)) return first;
        std::vector<QueryNode> parts;
        parts.push_back(without_sign(std::move(first)));
        while (take(Lexeme::Kind::or_)) parts.push_back(without_sign(both(field)));
        return {Occur::should, joined(Kind::any, std::move(parts))};
    }

    Signed both(const std::string& field) {
        Signed first = with_sign(field);
        if (!next_is(Lexeme::Kind::and_)) return first;
        std::vector<Signed> operands;
        operands.push_back(std::move(first));
        while (take(Lexeme::Kind::and_)) operands.push_back(with_sign(field));
        const bool all_wanted = std::none_of(operands.begin(), operands.end(),
                                             [](const Signed& part) { return part.occur == Occur::must_not; });
        if (all_wanted) {
            std::vector<QueryNode> parts;
            parts.reserve(operands.size());
            for (Signed& operand : operands) parts.push_back(std::move(operand.node));
            return {Occur::should, joined(Kind::all, std::move(parts))};
        }
        QueryNode node;
        for (Signed& operand : operands) {
            if (operand.occur == Occur::should) operand.occur = Occur::must;
            add_clause(node, std::move(operand));
        }
        return {Occur::should, std::move(node)};
    }

    Signed with_sign(const std::string& field) {
        bool plus = false, negative = false;
        for (;; ++at_) {
            if (next_is(Lexeme::Kind::plus)) plus = true;
            else if (next_is(Lexeme::Kind::minus) || next_is(Lexeme::Kind::not_)) negative = !negative;
            else break;
        }
        return {negative ? Occur::must_not : plus ? Occur::must : Occur::should, close(field)};
    }

    QueryNode close(const std::string& field) {
        QueryNode first = operand(field);
        if (!next_is(Lexeme::Kind::near)) return first;
        const std::size_t place = lexemes_[at_].begin;
        std::vector<QueryNode> parts;
        parts.push_back(std::move(first));
        unsigned window = 0;
        while (next_is(Lexeme::Kind::near)) {
            window = std::max(window, lexemes_[at_++].window);
            parts.push_back(operand(field));
        }
        const bool placed = std::all_of(parts.begin(), parts.end(), has_place);
        if (!placed) odd_.note(place, "NEAR joins words, phrases and (a OR b) of the text only; it is read as AND");
        QueryNode node = joined(placed ? Kind::near : Kind::all, std::move(parts));
        if (placed) node.window = window;
        return node;
    }

    QueryNode operand(const std::string& field) {
        const Lexeme lexeme = lexemes_[at_++];
        if (lexeme.kind == Lexeme::Kind::open) {
            QueryNode node = list(lexeme.field.empty() ? field : lexeme.field);
            if (at_ < lexemes_.size()) ++at_;  // the closing bracket
            if (node.clauses.size() == 1 && node.clauses.front().occur != Occur::must_not) {
                QueryNode inner = std::move(node.clauses.front().node.front());
                return inner;
            }
            return node;
        }
        QueryNode node;
        switch (lexeme.kind) {
            case Lexeme::Kind::phrase: node.kind = Kind::phrase; break;
            case Lexeme::Kind::prefix: node.kind = Kind::prefix; break;
            case Lexeme::Kind::date: node.kind = Kind::date; break;
            default: node.kind = Kind::words;
        }
        node.field = lexeme.kind == Lexeme::Kind::date || !lexeme.field.empty() ? lexeme.field : field;
        node.text = lexeme.text;
        node.dial = lexeme.dial;
        node.from = lexeme.from;
        node.to = lexeme.to;
        node.begin = lexeme.begin;
        node.end = lexeme.end;
        return node;
    }

    std::vector<Lexeme> lexemes_;
    Oddities& odd_;
    std::size_t at_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view query, ParseOptions options) {
    Oddities odd(query, options.strict);
    Parser parser(options.plain ? plain_lexemes_of(query) : lexemes_of(query, odd), odd);
    ParsedQuery parsed;
    parsed.root = parser.list("");
    // (a b) alone is a b.
    while (parsed.root.clauses.size() == 1 && parsed.root.clauses.front().occur == Occur::should
           && parsed.root.clauses.front().node.front().kind == Kind::list) {
        QueryNode inner = std::move(parsed.root.clauses.front().node.front());
        parsed.root = std::move(inner);
    }
    cut_to_limits(parsed.root, query, odd);
    parsed.remarks = std::move(odd.remarks);
    return parsed;
}

}  // namespace imla
