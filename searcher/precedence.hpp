// Which value counts where several places give one: the command line before the
// environment, that before the collection's settings, those before the user's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "searcher/options.hpp"

namespace imla {

/// The values of an option, and where they were given.
struct Sourced {
    std::vector<std::string> values;
    std::string source;
};

/// By the option's long name.
using Values = std::map<std::string, Sourced>;

/// `given` (the command line) completed from the environment and, if `files`, from
/// the settings files. Throws UserError where one names what is no setting.
Values with_settings(Values given, bool files);

/// Sets each option; throws UserError for a value that is none of the option's.
Options options_from(const Values&);

/// What differs from the defaults among the options that shape the output of a batch.
Shape shape_of(const Values&);

/// Every setting, its value and its source, as a settings file would have it.
std::string settings_table(const Values&);

}  // namespace imla
