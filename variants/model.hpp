// How likely two spellings are of one name: a learned model of romanisation.
#pragma once

#include <string_view>

#include "variants/reach.hpp"

namespace imla {

/// How far apart two folded words are as spellings of one name: 0 for equal
/// words, infinite where the model rules it out. Symmetric. Everything that
/// bears on the verdict (length, vowels, doubled letters, known different
/// names) is in the number, so that one limit serves every pair.
double distance(std::string_view a, std::string_view b);

/// The largest distance that is a match at this reach; negative for Reach::off.
double limit(Reach reach);

}  // namespace imla
