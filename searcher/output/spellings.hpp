// The spellings that matched in a hit, each once however its surface varies.
#pragma once

#include <string>
#include <vector>

#include "searcher/result.hpp"

namespace imla {

struct MatchedSpelling {
    std::string form;    // the plainest surface in the text: "Qaeda" rather than "Qaeda's"
    std::string query;   // the word as typed
    How how = How::exact;
    double distance = 0;
    std::size_t matches = 0;
};

/// In the order of the text. What differs only in case, marks or a possessive is one.
std::vector<MatchedSpelling> spellings_of(const std::vector<Match>&);

}  // namespace imla
