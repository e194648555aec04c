// The learned costs, as tools/train-variants writes them.
#pragma once

#include <cstddef>

#include "variants/costs.hpp"
#include "variants/english_look.hpp"
#include "variants/lexicon.hpp"

namespace imla::generated {

extern const float odds;
extern const float unlearned;
extern const Costs::ByPlace by_place;
extern const Costs::ByLength by_length;
extern const LearnedEdit edits[];
extern const std::size_t edit_count;
extern const FactCosts fact_costs;
extern const PairOdds english_odds;

}  // namespace imla::generated
