// Every option of imla-searcher, once: parsing, settings files, help, manual and
// completions all read this table.
#pragma once

#include <string>
#include <vector>

#include "searcher/options.hpp"
#include "terminal/option_row.hpp"

namespace imla {

struct SearcherOption {
    terminal::OptionRow row;
    bool setting;                      // may stand in a settings file or the environment
    /// `value` is "true" or "false" for a flag. Throws UserError where it is none of the option's.
    void (*set)(Options&, const std::string& value);
};

const std::vector<SearcherOption>& option_table();
std::vector<terminal::OptionRow> option_rows();

}  // namespace imla
