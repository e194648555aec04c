// Stays, and brings the index up to date whenever files under its roots change.
#pragma once

#include <iosfwd>

#include "indexer/report.hpp"
#include "indexer/update.hpp"

namespace imla {

/// Updates at once, then after each burst of changes: when `delay` seconds have
/// been quiet, or ten times that have passed. Other writers may come between.
/// Returns 128 and the signal that ended it.
int watch(const UpdateRequest&, double delay, std::ostream& out, std::ostream& err,
          const ReportSettings&);

}  // namespace imla
