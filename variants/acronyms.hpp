// Acronyms and what they stand for, learnt from running text: "Tehrik-i-Taliban
// Pakistan (TTP)", "FATA (Federally Administered Tribal Areas)".
//
// After A. Schwartz and M. Hearst, "A simple algorithm for identifying
// abbreviation definitions in biomedical text", Pacific Symposium on
// Biocomputing 2003, with these changes: both orders; particles and joining
// words may be passed over or counted; hyphens separate words; every letter
// must begin a word or a part of one unless the word is a compound
// (General HeadQuarters); plurals (IDPs), points (U.N.) and "ISKP or IS-K".
// Precision comes first: a definition that is not clear is not one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"

namespace imla {

struct Definition {
    std::string acronym;    // folded, without points, hyphens or plural s: "isk", "un", "idp"
    std::string long_form;  // its words that hold positions, folded, a space between: a phrase
    std::string acronym_written;    // as in the text: "IS-K"
    std::string long_form_written;  // "Tehrik-i-Taliban Pakistan"; white space becomes one space
    std::size_t acronym_begin = 0, acronym_end = 0;      // bytes of the text, half open
    std::size_t long_form_begin = 0, long_form_end = 0;  // bytes of the text, half open
    std::size_t first = 0, last = 0;                     // tokens of the long form, half open
};

/// The definitions in a passage, by the place of the acronym. `tokens` is
/// tokenize(text).
std::vector<Definition> acronym_definitions(std::string_view text,
                                            const std::vector<Token>& tokens);

/// Does the acronym (folded) abbreviate these folded words? The test that
/// acronym_definitions applies to every candidate.
bool abbreviates(std::string_view acronym, const std::vector<std::string_view>& words);

}  // namespace imla
