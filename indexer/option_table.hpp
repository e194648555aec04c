// The options of imla-indexer: one table that the parser, the help, the manual
// page and the completions read.
#pragma once

#include <string>
#include <vector>

#include "terminal/option_row.hpp"

namespace imla {

std::vector<terminal::OptionRow> indexer_options();

/// Examples and the usual options; all options; versions.
std::string indexer_short_help();
std::string indexer_long_help();
std::string indexer_versions();

/// man, complete-bash, complete-zsh or complete-fish. Throws UserError for another kind.
std::string indexer_generated(const std::string& kind);

}  // namespace imla
