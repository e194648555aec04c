// The terms of one passage: the one place that decides what a search can find.
//
//   word        as written, with positions     title, heading words also, without
//   Zstem       every word, without positions
//   XVkey:form  name-like words, and names that others write as one word, boolean
//   XA, XL      acronyms the passage defines, boolean
//   S, XH, A, XS, XP + word                    words of a field, with positions
//   T, L + value                               exact, boolean
#pragma once

#include <string_view>
#include <vector>

#include "analysis/document.hpp"
#include "analysis/stemmer.hpp"
#include "analysis/token.hpp"
#include "indexer/prepared_record.hpp"

namespace imla {

/// What surrounds a passage's text.
struct PassageContext {
    const Document& document;
    const std::vector<std::string>& headings;  // outermost first
    double average_length;                     // words, of the index
};

/// Sorted and ready for a PreparedRecord. `tokens` are those of `text`, the passage's.
std::vector<TermEntry> passage_terms(std::string_view text, const std::vector<Token>& tokens,
                                     const PassageContext&, Stemmer&);

/// The length that weights are set against: words, a joined word not counted again.
double passage_length(const std::vector<Token>& tokens);

/// `path` with its separators made spaces, so that words of a path are words.
std::string path_words(std::string_view path);

}  // namespace imla
