#include "terminal/option_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "terminal/text.hpp"

namespace imla::terminal {

namespace {

constexpr std::size_t help_column = 30;

/// Levenshtein's distance, one row at a time.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string option_help(const std::vector<OptionRow>& rows, std::size_t columns) {
    std::string out, group;
    for (const OptionRow& row : rows) {
        if (row.group != group) {
            group = row.group;
            out += '\n' + group + ":\n";
        }
        std::string left = row.letter ? std::string("  -") + row.letter + ", " : "      ";
        left += "--" + row.name + (row.value.empty() ? "" : ' ' + row.value);
        Painted help;
        help.add(row.help);
        const auto lines = wrapped(help, std::max<std::size_t>(columns, help_column + 30) - help_column);
        if (left.size() + 2 > help_column) {
            out += left + '\n';
            left.clear();
        }
        for (const Painted& line : lines) {
            left.resize(help_column, ' ');
            out += left + line.text + '\n';
            left.clear();
        }
    }
    return out;
}

std::string nearest_option(const std::vector<OptionRow>& rows, std::string_view typed) {
    typed = typed.substr(0, typed.find('='));
    std::string best;
    std::size_t least = 3;   // a farther name is another word
    for (const OptionRow& row : rows) {
        const std::string flag = "--" + row.name;
        const std::size_t distance = edits(typed, flag);
        if (distance < least) {
            least = distance;
            best = flag;
        }
    }
    return best;
}

std::string value_mismatch(const std::vector<OptionRow>& rows, std::string_view said) {
    std::string flag(said.substr(0, said.find_first_of(": ")));
    if (!flag.starts_with('-')) flag.insert(0, "--");
    if (said.find("required") == said.npos) return flag + " takes no value";
    for (const OptionRow& row : rows)
        if (flag == "--" + row.name) return fmt::format("{} takes a value: {} {}", flag, flag, row.value);
    return flag + " takes a value";
}

bool lacks_name(const OptionRow& row, const std::vector<std::string>& values) {
    return row.completes != Completes::nothing && std::find(values.begin(), values.end(), "") != values.end();
}

}  // namespace imla::terminal
