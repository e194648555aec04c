// What people taught: the files it is kept in, read and added to.
#pragma once

#include <ostream>

#include "searcher/options.hpp"
#include "variants/taught.hpp"

namespace imla {

/// All that is taught: names.txt in each index, then each --names FILE. A
/// malformed line is named on `err` and skipped. Throws UserError for a --names
/// file that cannot be read.
Taught taught_by(const Options&, std::ostream& err);

/// Appends what --same A B or --different A B teaches to the first --names FILE,
/// else to the index's names.txt; says so on `err`. Throws UserError where it
/// cannot be written, or the words are none.
int teach(const Options&, std::ostream& err);

}  // namespace imla
