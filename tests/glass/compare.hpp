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

/// The first difference between what TermReader and PostingReader read of the database at `path` and what Xapian does.
std::string reading_difference(const std::string& path);

/// What Xapian's own check of the database at `path` finds wrong; empty if nothing.
std::string faults(const std::string& path);

}  // namespace imla::glass::test
