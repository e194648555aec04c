// Manual pages and shell completions, made from the one table of options.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "terminal/option_row.hpp"

namespace imla::terminal {

struct Manual {
    std::string name;                  // "imla-searcher"
    unsigned section = 1;
    std::string version;
    std::string about;                 // what it does, in half a sentence
    std::vector<std::string> synopsis; // a command line each; none for a page about no program
    std::string description;
    std::vector<OptionRow> rows;
    /// Headings and text. Blank lines part paragraphs; a line that begins with two
    /// spaces is kept as it is.
    std::vector<std::pair<std::string, std::string>> sections;
};

/// A page for man(1), in roff.
std::string man_page(const Manual&);

std::string bash_completion(const std::string& program, const std::vector<OptionRow>&);
std::string zsh_completion(const std::string& program, const std::vector<OptionRow>&);
std::string fish_completion(const std::string& program, const std::vector<OptionRow>&);

}  // namespace imla::terminal
