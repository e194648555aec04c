// An option of a program as help, manual and completions see it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imla::terminal {

enum class Completes { nothing, file, directory };

struct OptionRow {
    std::string name;                  // long, without dashes
    char letter = 0;                   // short, or 0
    std::string value;                 // what it takes, such as "N"; empty for a flag
    std::string group;                 // heading in the help
    std::string help;                  // a sentence without its point
    std::vector<std::string> choices = {};  // all the values there are
    Completes completes = Completes::nothing;
};

/// Rows with their help in two columns, wrapped, under the headings of their groups.
std::string option_help(const std::vector<OptionRow>&, std::size_t columns);

/// The long option ("--top") most like what was typed; empty where none is near.
std::string nearest_option(const std::vector<OptionRow>&, std::string_view typed);

/// What is wrong where an option has no value and takes one ("--top takes a value: --top N"), or
/// the reverse, from CLI11's words for it ("--top: 1 required missing").
std::string value_mismatch(const std::vector<OptionRow>&, std::string_view said);

/// Is a file or folder named by nothing, as by a variable of a script that is not set?
bool lacks_name(const OptionRow&, const std::vector<std::string>& values);

}  // namespace imla::terminal
