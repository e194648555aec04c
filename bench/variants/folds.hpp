// Cross-validation on the side that is learned from, by which settings are chosen.
#pragma once

#include <vector>

#include "tools/train-variants/sources.hpp"

namespace imla::bench {

/// Learns three times from two thirds of the training entities of the sanctions
/// and actors lists (and all of the other sources), and prints the curve over
/// the thirds left out, for the model and for the first trial. What is held
/// back for judging is neither learned from nor asked. Takes minutes.
void print_folds(const train::Sources&, const std::vector<train::Words>& look_alikes);

}  // namespace imla::bench
