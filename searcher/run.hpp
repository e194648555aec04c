// Does what was asked, once the command line has been read.
#pragma once

#include <ostream>

#include "searcher/options.hpp"

namespace imla {

/// The exit status. Throws UserError for what the user can fix.
int search(const Options&, std::ostream& out, std::ostream& err);

}  // namespace imla
