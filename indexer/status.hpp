// What an index holds, how large it is, and whether it is well.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace imla {

/// Prints counts, sizes, dates and versions, as lines or as one JSON object.
void print_status(const std::filesystem::path& index, bool json, std::ostream&);

/// Verifies the database and the order of its records. Returns 0, or 2 where it
/// is damaged, having said what is wrong.
int check_index(const std::filesystem::path& index, std::ostream& out, std::ostream& err);

}  // namespace imla
