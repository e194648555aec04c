// A query as read: a tree of words, phrases and operators. The grammar is in
// docs/query-grammar.md; what a person types is never a syntax error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace imla {

/// The dial on one word or phrase: `=exact`, `wide~`, or that of the whole query.
enum class Dial { inherit, exact, wide };

struct QueryNode;

enum class Occur { should, must, must_not };

struct QueryClause {
    Occur occur = Occur::should;
    std::vector<QueryNode> node;   // exactly one; a vector, as the type is not complete here
};

struct QueryNode {
    enum class Kind {
        words,     // text: one or more words of the tokenizer (typed without a space: "al-Qaeda")
        phrase,    // text: words in order, side by side
        near,      // parts within `window` words of each other
        prefix,    // text: beginning of a word
        list,      // clauses side by side, each with + or - or neither
        all,       // parts joined by AND
        any,       // parts joined by OR
        date,      // from..to, either may be empty
    };
    Kind kind = Kind::list;
    std::string field;             // empty: text, title and headings
    std::string text;              // as typed, without operators
    Dial dial = Dial::inherit;
    unsigned window = 0;
    unsigned times = 1;            // how often it was said, see condensed.hpp
    std::string from, to;          // ISO 8601, possibly partial
    std::size_t begin = 0, end = 0;  // bytes of the query that it was read from
    std::vector<QueryClause> clauses;
    std::vector<QueryNode> parts;
};

/// A word that no operator touches: it is read together with its neighbours.
inline bool is_plain_word(const QueryClause& clause) {
    const QueryNode& node = clause.node.front();
    return clause.occur == Occur::should && node.kind == QueryNode::Kind::words && node.field.empty() &&
           node.dial == Dial::inherit;
}

/// Only says which passages: a condition (conditions.hpp), or some that are joined.
bool is_filter(const QueryNode&);

struct ParsedQuery {
    QueryNode root;                // a list; empty if the query holds no word
    std::vector<std::string> remarks;  // how odd input was read, a sentence each
};

struct ParseOptions {
    bool plain = false;            // every character is text
    bool strict = false;           // an odd query throws UserError, which points at the column
};

ParsedQuery parse_query(std::string_view query, ParseOptions = {});

/// The query written out with every operator explicit: how it was read.
std::string written_out(const QueryNode&);

}  // namespace imla
