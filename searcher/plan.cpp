#include "searcher/plan.hpp"

#include <algorithm>
#include <set>

#include "analysis/tokenizer.hpp"
#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "searcher/word_query.hpp"

namespace imla {
namespace {

using Xapian::Query;

class Planner {
  public:
    Planner(std::string_view text, const SearchSettings& settings, const Vocabulary& vocabulary,
            Stemmer& stemmer)
        : settings_(settings), vocabulary_(vocabulary), stemmer_(stemmer) {
        policy_.reach = settings.reach;
        policy_.across_scripts = settings.across_scripts;
        policy_.capitals_tell = std::any_of(text.begin(), text.end(),
                                            [](unsigned char c) { return c >= 'a' && c <= 'z'; });
    }

    Plan plan(const QueryNode& root) {
        plan_.query = query_of(root);
        plan_.wordless = plan_.wanted.empty() && !plan_.query.empty();
        if (!positive_ && !plan_.query.empty()) plan_.wordless = true;
        if (plan_.wordless)
            plan_.query = Query(Query::OP_FILTER, plan_.query, Query(kind_term(Kind::passage)));
        return std::move(plan_);
    }

  private:
    Query query_of(const QueryNode& node) {
        switch (node.kind) {
            case QueryNode::Kind::words:
            case QueryNode::Kind::phrase: return words_query(node);
            case QueryNode::Kind::near: return near_query(node);
            case QueryNode::Kind::prefix: return prefix_query(node);
            case QueryNode::Kind::list: return list_query(node);
            case QueryNode::Kind::all:
            case QueryNode::Kind::any: return combined(node);
            case QueryNode::Kind::date: return date_query(node);
        }
        return {};
    }

    /// The content words of a node, expanded; particles drop out unless there is nothing else.
    std::vector<ExpandedWord> expanded_words(const QueryNode& node) {
        const std::vector<Token> tokens = tokenize(node.text, Capitals::query);
        const bool only_particles =
            std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.particle; });
        std::vector<ExpandedWord> words;
        for (const Token& token : tokens) {
            if (token.joined || (token.particle && !only_particles)) continue;
            const std::string typed = node.text.substr(token.begin, token.end - token.begin);
            words.push_back(expand(token, typed, node.dial, policy_, vocabulary_, stemmer_));
        }
        return words;
    }

    void want(Wanted wanted, const QueryNode& node) {
        const bool in_text = node.field.empty() || node.field == "text";
        if (in_text && !excluded_) plan_.wanted.push_back(std::move(wanted));
        if (!excluded_) positive_ = true;
    }

    Query words_query(const QueryNode& node) {
        const Field* field = field_called(node.field);
        if (field && field->use == FieldUse::exact) return exact_value_query(node, *field);
        std::vector<ExpandedWord> words = expanded_words(node);
        if (words.empty()) return {};
        Query query = words.size() == 1 && node.kind == QueryNode::Kind::words
                          ? word_query(words.front(), field)
                          : phrase_query(words, field, node.dial);
        want({std::move(words), false}, node);
        return query;
    }

    Query exact_value_query(const QueryNode& node, const Field& field) {
        std::vector<Query> values;
        for (const Token& token : tokenize(node.text, Capitals::query))
            values.emplace_back(std::string(field.prefix) + token.term);
        // A filter: it says which passages, not how well they match.
        return {Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, values.begin(), values.end()), 0};
    }

    Query near_query(const QueryNode& node) {
        std::vector<Query> words;
        std::vector<Query> phrases;
        for (const QueryNode& part : node.parts) {
            std::vector<ExpandedWord> expanded = expanded_words(part);
            if (expanded.empty()) continue;
            for (const ExpandedWord& word : expanded) words.push_back(spellings(word, ""));
            if (expanded.size() > 1) phrases.push_back(phrase_query(expanded, nullptr, part.dial));
            want({std::move(expanded), false}, part);
        }
        if (words.empty()) return {};
        if (words.size() == 1) return words.front();
        const auto gaps = static_cast<Xapian::termcount>(words.size() - 1);
        Query near(Query::OP_NEAR, words.begin(), words.end(), node.window * gaps + 1);
        for (const Query& phrase : phrases) near = Query(Query::OP_FILTER, near, phrase);
        return near;
    }

    Query prefix_query(const QueryNode& node) {
        const std::string beginning = fold_word(node.text);
        if (beginning.empty()) return {};
        const Field* field = field_called(node.field);
        const std::string prefix(field ? field->prefix : "");
        ExpandedWord word{node.text, beginning, "", {}};
        want({{std::move(word)}, true}, node);
        constexpr Xapian::termcount most_words = 1000;
        return {Query::OP_WILDCARD, prefix + beginning, most_words,
                Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM};
    }

    Query list_query(const QueryNode& node) {
        std::vector<Query> should, must, must_not;
        for (const QueryClause& clause : node.clauses) {
            const QueryNode& part = clause.node.front();
            const bool outer = excluded_;
            if (clause.occur == Occur::must_not) excluded_ = !excluded_;
            Query query = query_of(part);
            excluded_ = outer;
            if (query.empty()) continue;
            (clause.occur == Occur::should    ? should
             : clause.occur == Occur::must    ? must
                                              : must_not).push_back(std::move(query));
        }
        Query wished(settings_.match_all ? Query::OP_AND : Query::OP_OR, should.begin(), should.end());
        Query query = wished;
        if (!must.empty()) {
            const Query needed(Query::OP_AND, must.begin(), must.end());
            query = should.empty() ? needed
                                   : Query(settings_.match_all ? Query::OP_AND : Query::OP_AND_MAYBE,
                                           needed, wished);
        }
        if (must_not.empty()) return query;
        const Query unwanted(Query::OP_OR, must_not.begin(), must_not.end());
        if (should.empty() && must.empty()) query = Query::MatchAll;
        return {Query::OP_AND_NOT, query, unwanted};
    }

    Query combined(const QueryNode& node) {
        std::vector<Query> parts;
        for (const QueryNode& part : node.parts) {
            Query query = query_of(part);
            if (!query.empty()) parts.push_back(std::move(query));
        }
        return {node.kind == QueryNode::Kind::all ? Query::OP_AND : Query::OP_OR, parts.begin(),
                parts.end()};
    }

    Query date_query(const QueryNode& node) {
        // Partial dates sort before what they contain; '~' sorts after every date of a period.
        if (node.to.empty()) return {Query::OP_VALUE_GE, slot_date, node.from};
        if (node.from.empty()) return {Query::OP_VALUE_RANGE, slot_date, "0", node.to + '~'};
        return {Query::OP_VALUE_RANGE, slot_date, node.from, node.to + '~'};
    }

    /// Nothing for the text itself.
    static const Field* field_called(std::string_view name) {
        if (name.empty() || name == "text") return nullptr;
        for (const Field& field : fields)
            if (field.name == name) return &field;
        return nullptr;
    }

    const SearchSettings& settings_;
    const Vocabulary& vocabulary_;
    Stemmer& stemmer_;
    ExpansionPolicy policy_;
    Plan plan_;
    bool excluded_ = false;
    bool positive_ = false;
};

}  // namespace

Plan plan_query(const ParsedQuery& parsed, std::string_view text, const SearchSettings& settings,
                const Vocabulary& vocabulary, Stemmer& stemmer) {
    return Planner(text, settings, vocabulary, stemmer).plan(parsed.root);
}

std::vector<Expansion> expansions_of(const Plan& plan, const Vocabulary& vocabulary) {
    std::vector<Expansion> expansions;
    std::set<std::string> seen;
    for (const Wanted& wanted : plan.wanted) {
        for (const ExpandedWord& word : wanted.words) {
            if (!seen.insert(word.typed).second) continue;
            expansions.push_back({word.typed, word.term, wanted.prefix ? How::prefix : How::exact, 0,
                                  vocabulary.passages_with(word.term)});
            if (!word.stem.empty()) {
                const std::string stem = std::string(prefix_of("stem")) + word.stem;
                expansions.push_back(
                    {word.typed, word.stem, How::stem, 0, vocabulary.passages_with(stem)});
            }
            for (const Form& form : word.forms)
                expansions.push_back({word.typed, form.text, form.how, form.distance, form.passages});
        }
    }
    return expansions;
}

}  // namespace imla
