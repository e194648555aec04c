// Runs a batch on several threads; the output is the same for every number of them.
#pragma once

#include <ostream>

#include "searcher/options.hpp"

namespace imla {

/// Exit status: 0 if any query had a hit, 1 if none had, 2 if any line was bad.
/// Bad lines and remarks go to `err`, in the order of the batch as well.
int run_batch(const Options&, const PrintSettings&, std::ostream& out, std::ostream& err);

}  // namespace imla
