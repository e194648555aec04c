#include "terminal/manual.hpp"

#include <algorithm>

namespace imla::terminal {

namespace {

/// A line of text that roff prints as it is.
std::string roff(const std::string& line) {
    std::string out;
    if (line.starts_with('.') || line.starts_with('\'')) out = "\\&";
    for (const char c : line) {
        if (c == '\\') out += "\\e";
        else if (c == '-') out += "\\-";
        else if (c == '~') out += "\\(ti";
        else if (c == '^') out += "\\(ha";
        else if (c == '`') out += "\\(ga";
        else if (c == '\'') out += "\\(aq";
        else if (c == '"') out += "\\(dq";
        else out += c;
    }
    return out;
}

std::string capitals(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

std::string body(const std::string& text) {
    std::string out;
    bool verbatim = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        const bool kept = line.starts_with("  ");
        if (kept && !verbatim) out += ".PP\n.nf\n";
        if (!kept && verbatim) out += ".fi\n";
        if (line.empty()) out += ".PP\n";
        else out += roff(line) + '\n';
        verbatim = kept;
        at = end + 1;
    }
    return verbatim ? out + ".fi\n" : out;
}

}  // namespace

std::string man_page(const Manual& manual) {
    std::string out = ".TH " + capitals(manual.name) + ' ' + std::to_string(manual.section) + " \"\" \"imla " +
                      manual.version + "\" \"Imla\"\n.SH NAME\n" + roff(manual.name) + " \\- " + roff(manual.about) +
                      '\n';
    if (!manual.synopsis.empty()) {
        out += ".SH SYNOPSIS\n";
        for (const std::string& line : manual.synopsis) out += ".PP\n" + roff(line) + '\n';
    }
    out += ".SH DESCRIPTION\n" + body(manual.description);
    if (!manual.rows.empty()) out += ".SH OPTIONS\n";
    std::string group;
    for (const OptionRow& row : manual.rows) {
        if (row.group != group) {
            group = row.group;
            out += ".SS " + roff(group) + '\n';
        }
        out += ".TP\n.B ";
        if (row.letter) out += std::string("\\-") + row.letter + ", ";
        out += roff("--" + row.name) + (row.value.empty() ? "" : ' ' + roff(row.value)) + '\n' + roff(row.help) + ".\n";
    }
    for (const auto& [heading, text] : manual.sections) out += ".SH " + heading + '\n' + body(text);
    return out;
}

}  // namespace imla::terminal
