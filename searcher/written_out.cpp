#include <algorithm>
#include <cctype>
#include <string>

#include "searcher/lexer.hpp"
#include "searcher/query.hpp"

namespace imla {

namespace {

using Kind = QueryNode::Kind;

/// Would this text be read as an operator, were it not in quotes?
bool needs_quotes(const QueryNode& node) {
    const auto first = static_cast<unsigned char>(node.text.front());
    if (first < 0x80 && std::isalnum(first) == 0) return true;   // a sign would not cling to it
    Oddities odd(node.text, false);
    const auto lexemes = lexemes_of(node.text + " x", odd);
    return lexemes.size() != 2 || lexemes[0].kind != Lexeme::Kind::word || lexemes[0].text != node.text
        || !lexemes[0].field.empty() || lexemes[0].dial != Dial::inherit || !odd.remarks.empty();
}

std::string quoted(std::string text) {
    std::replace(text.begin(), text.end(), '"', ' ');
    return '"' + text + '"';
}

std::string atom(const QueryNode& node) {
    if (node.kind == Kind::date)
        return "date:" + (node.from == node.to ? node.from : node.from + ".." + node.to);
    std::string out = node.field.empty() ? "" : node.field + ':';
    if (node.dial == Dial::exact) out += '=';
    if (node.kind == Kind::phrase || (node.kind == Kind::words && needs_quotes(node))) out += quoted(node.text);
    else out += node.text;
    if (node.kind == Kind::prefix) out += '*';
    if (node.dial == Dial::wide) out += '~';
    return out;
}

std::string written(const QueryNode& node, bool nested) {
    std::string out;
    const auto add = [&](const std::string& part, const std::string& between) {
        if (!out.empty()) out += between;
        out += part;
    };
    if (node.kind == Kind::list) {
        for (const QueryClause& clause : node.clauses) {
            const std::string sign = clause.occur == Occur::must ? "+" : clause.occur == Occur::must_not ? "-" : "";
            add(sign + written(clause.node.front(), true), " ");
        }
    } else if (node.kind == Kind::all || node.kind == Kind::any || node.kind == Kind::near) {
        const std::string between = node.kind == Kind::all ? " AND "
                                  : node.kind == Kind::any ? " OR "
                                                           : " NEAR/" + std::to_string(node.window) + ' ';
        for (const QueryNode& part : node.parts) add(written(part, true), between);
    } else {
        return atom(node);
    }
    return nested ? '(' + out + ')' : out;
}

}  // namespace

std::string written_out(const QueryNode& node) {
    if (node.kind == Kind::list && node.clauses.size() == 1 && node.clauses.front().occur == Occur::should)
        return written(node.clauses.front().node.front(), false);
    return written(node, false);
}

}  // namespace imla
