// What imla-indexer does once its command line is read.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <system_error>

#include "indexer/options.hpp"

namespace Xapian {
class Error;
}

namespace imla {

/// Returns the exit status. Throws UserError, std::system_error, std::bad_alloc.
int run(const Options&, std::ostream& out, std::ostream& err);

/// An engine's error as a person can use it: a full disk, a damaged index.
std::string explanation(const Xapian::Error&, const std::filesystem::path& index);
std::string explanation(const std::system_error&);

}  // namespace imla
