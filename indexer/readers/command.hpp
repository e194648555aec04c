// Runs a program without a shell, with limits, and takes what it prints.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace imla {

struct CommandLimits {
    unsigned cpu_seconds = 60;
    unsigned wall_seconds = 600;
    std::uint64_t output_bytes = 1 << 30;
};

struct CommandResult {
    bool good = false;  // ended by itself with status 0, within its limits
    std::string output;
    std::string reason;  // why not, for a person
};

/// `words[0]` is looked for in $PATH; `input` is its standard input. Never throws for what
/// the program does.
CommandResult run_command(const std::vector<std::string>& words, std::string_view input,
                          const CommandLimits&);

/// "antiword -m UTF-8 '%f'" as words: split at spaces, single and double quotes
/// kept together, a backslash takes the next character as it is. No other shell syntax.
std::vector<std::string> command_words(std::string_view line);

}  // namespace imla
