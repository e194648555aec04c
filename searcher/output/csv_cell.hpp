// A cell of CSV.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// Quoted as RFC 4180 has it, where it must be.
inline std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos && !text.starts_with(' ') && !text.ends_with(' '))
        return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace imla
