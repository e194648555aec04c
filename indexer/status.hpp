// What an index holds, and how large it is.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace imla {

/// Prints counts, sizes, dates and versions, as lines or as one JSON object.
void print_status(const std::filesystem::path& index, bool json, std::ostream&);

}  // namespace imla
