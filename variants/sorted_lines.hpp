// Looks words up in a generated table that is one long text.
#pragma once

#include <string_view>

namespace imla {

/// The rest of the line of `lines` whose first field is `word`, or a null view.
/// Lines are sorted by first field, fields are separated by spaces, each line
/// ends in a newline and the first follows one too.
inline std::string_view line_of(std::string_view lines, std::string_view word) {
    std::size_t low = 1, high = lines.size();  // low is the first byte of a line
    while (low < high) {
        const std::size_t begin = lines.rfind('\n', low + (high - low) / 2 - 1) + 1;
        std::size_t end = begin;
        while (lines[end] != ' ' && lines[end] != '\n') ++end;
        const int order = lines.substr(begin, end - begin).compare(word);
        if (order == 0) return lines.substr(end, lines.find('\n', end) - end);
        if (order < 0)
            low = lines.find('\n', end) + 1;
        else
            high = begin;
    }
    return {};
}

}  // namespace imla
