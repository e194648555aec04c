// The ledger: what could not be read, or was guessed, as the index remembers it.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace imla {

/// One line each: failed or guessed, path, where, what; tabs between them; or as JSON Lines. Returns 0, or 1 where
/// something could not be read.
int print_failures(const std::filesystem::path& index, bool json, std::ostream&);

}  // namespace imla
