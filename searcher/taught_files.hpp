// The files that hold what people taught: names.txt in an index, and others by name.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "variants/taught.hpp"

namespace imla {

/// Is told of a malformed line, which is skipped; may be empty.
using TaughtReport = std::function<void(const std::string& file, const TaughtProblem&)>;

/// names.txt of an index.
std::string names_beside(const std::string& index);

/// All that is taught: names.txt in each index that has one, then each of `files`.
/// Throws UserError for one of `files` that cannot be read.
Taught taught_in(const std::vector<std::string>& indexes, const std::vector<std::string>& files,
                 const TaughtReport& report);

}  // namespace imla
