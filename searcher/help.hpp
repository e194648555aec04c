// What imla-searcher says of itself.
#pragma once

#include <string>

namespace imla {

std::string short_help();
std::string long_help();
/// The program, the index format, and the libraries whose version changes results.
std::string version_text();

}  // namespace imla
