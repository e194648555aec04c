// What --generate writes: manual pages and completions.
#pragma once

#include <string>
#include <vector>

namespace imla {

/// The kinds there are: man, man-query, complete-bash, complete-zsh, complete-fish.
const std::vector<std::string>& generated_kinds();
std::string generated(const std::string& kind);

}  // namespace imla
