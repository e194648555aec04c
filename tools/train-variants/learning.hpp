// The whole of learning: from evidence to weights.
#pragma once

#include "tools/train-variants/evidence.hpp"
#include "tools/train-variants/reweighting.hpp"

namespace imla::train {

/// The transducer's edits, reweighted. Says on standard error how it goes.
Weights learned_weights(const Evidence&);

}  // namespace imla::train
