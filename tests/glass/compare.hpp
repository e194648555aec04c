// Two databases compared through everything that Xapian tells of them.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "tests/glass/collection.hpp"

namespace imla::glass::test {

/// The first difference, in words; empty if there is none. `random` picks the
/// searches.
std::string difference(const Xapian::Database&, const Xapian::Database&, Random random);

/// What Xapian's own check of the database at `path` finds wrong; empty if nothing.
std::string faults(const std::string& path);

}  // namespace imla::glass::test
