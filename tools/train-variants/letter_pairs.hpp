// How English words and names differ in the letters that follow one another.
#pragma once

#include <map>
#include <set>
#include <string>

#include "variants/english_look.hpp"

namespace imla::train {

/// Counts each word once; a pair of letters is taken to be seen once more than
/// it was.
PairOdds pair_odds(const std::set<std::string>& english,
                   const std::map<std::string, unsigned>& names);

}  // namespace imla::train
