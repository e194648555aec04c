// Makes an index as small as it can be.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace imla {

/// Writes the published generation anew without gaps, and publishes that.
/// `wait`: seconds to wait for another writer. Throws UserError where an
/// unfinished run would be lost.
void compact_index(const std::filesystem::path& index, double wait, std::ostream& out);

}  // namespace imla
