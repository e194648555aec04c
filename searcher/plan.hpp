// From the query tree to a Xapian query, with what a highlighter must look for.
#pragma once

#include <string>
#include <vector>

#include "analysis/stemmer.hpp"
#include "searcher/expansion.hpp"
#include "searcher/formula.hpp"
#include "searcher/query.hpp"
#include "searcher/result.hpp"

namespace imla {

/// Words to be marked in a hit's text.
struct Wanted {
    std::vector<ExpandedWord> words;   // in a row; none where only `others` count
    std::vector<ExpandedWord> others;  // what stands for all of them together
    bool prefix = false;               // words.front().term is the beginning of a word
    std::vector<std::string> exact;    // not empty: these terms in a row, particles included
};

struct Plan {
    Formula query;
    std::vector<Wanted> wanted;
    std::vector<std::vector<std::string>> exact_phrases;  // terms in a row that a hit must have;
                                       // to be checked on its text, as the index drops particles
    bool wordless = false;             // it matches without any word
    std::vector<std::string> left_out; // function words that were not looked for
    std::vector<std::string> remarks;  // what of the collection's words was not read, a sentence each
};

/// A query without words gives an empty formula.
Plan plan_query(const ParsedQuery&, const SearchSettings&, const Expander&);

/// The expansions of a plan, by query word and then distance, each once.
std::vector<Expansion> expansions_of(const Plan&, const IndexVocabulary&);

}  // namespace imla
