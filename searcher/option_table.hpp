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
    /// `value` is "true" or "false" for a flag. Throws UserError where it is none of the option's.
    void (*set)(Options&, const std::string& value);
    /// What holds where nothing is said; null for what cannot stand in a settings file or the environment.
    const char* initial = nullptr;
    /// Ends the message about a value that is none of its choices.
    const char* hint = "";
};

const std::vector<SearcherOption>& option_table();

/// Sets one option. Throws UserError, which calls it `place`, for a value that is none of its own.
void set_option(Options&, const SearcherOption&, const std::string& value, const std::string& place);

std::vector<terminal::OptionRow> option_rows();

}  // namespace imla
