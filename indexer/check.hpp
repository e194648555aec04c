// Whether an index is well.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace imla {

/// Verifies the database and the order of its records. Returns 0, or 2 where it
/// is damaged, having said what is wrong.
int check_index(const std::filesystem::path& index, std::ostream& out, std::ostream& err);

}  // namespace imla
