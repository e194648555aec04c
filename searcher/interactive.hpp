// imla-searcher -i: a prompt for queries.
#pragma once

#include <ostream>

#include "searcher/options.hpp"

namespace imla {

/// Exit status 0 at the end of the input.
int interact(Options, const PrintSettings&, std::ostream& out, std::ostream& err);

}  // namespace imla
