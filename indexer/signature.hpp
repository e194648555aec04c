// A signature that nearly identical passages share, so that a search may show
// one of them and count the rest.
#pragma once

#include <string>
#include <vector>

#include "analysis/token.hpp"

namespace imla {

/// 8 bytes. Min-hashing of word pairs (A. Broder, "On the resemblance and
/// containment of documents", 1997), four hashes together: two passages share
/// it with probability J⁴, where J is the share of word pairs that they have in
/// common (one word changed in a hundred: 0.85; half the pairs: 0.06). Letter
/// case, marks and punctuation do not count. Empty for a passage without words.
std::string signature_of(const std::vector<Token>& tokens);

}  // namespace imla
