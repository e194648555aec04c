// From the query tree to a Xapian query, with what a highlighter must look for.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "analysis/stemmer.hpp"
#include "searcher/expansion.hpp"
#include "searcher/query.hpp"
#include "searcher/result.hpp"

namespace imla {

/// A word, or words in a row, to be marked in a hit's text.
struct Wanted {
    std::vector<ExpandedWord> words;   // in order; one unless it is a phrase
    bool prefix = false;               // words.front().term is the beginning of a word
};

struct Plan {
    Xapian::Query query;
    std::vector<Wanted> wanted;
    bool wordless = false;             // it matches without any word, so other kinds of record could surface
};

/// Throws nothing on odd queries; a query without words gives an empty Xapian query.
Plan plan_query(const ParsedQuery&, std::string_view text, const SearchSettings&,
                const Vocabulary&, Stemmer&);

/// The expansions of a plan, by query word and then distance, each once.
std::vector<Expansion> expansions_of(const Plan&, const Vocabulary&);

}  // namespace imla
