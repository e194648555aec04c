#include "terminal/text.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "analysis/unicode.hpp"

namespace imla::terminal {

namespace {

/// The character at text[at]: its code point and bytes.
struct Character {
    char32_t code;
    std::size_t size;
};

Character character_at(std::string_view text, std::size_t at) {
    std::size_t next = at;
    const char32_t code = next_code_point(text, next);
    return {code, next - at};
}

Painted part(const Painted& whole, std::size_t begin, std::size_t end) {
    Painted cut;
    cut.text = whole.text.substr(begin, end - begin);
    cut.paint.assign(whole.paint.begin() + static_cast<std::ptrdiff_t>(begin),
                     whole.paint.begin() + static_cast<std::ptrdiff_t>(end));
    return cut;
}

/// The end of the longest beginning of text[begin, end) that fits; at least one character.
std::size_t fitting(std::string_view text, std::size_t begin, std::size_t end, std::size_t columns) {
    std::size_t at = begin + character_at(text, begin).size;
    while (at < end) {
        const std::size_t next = at + character_at(text, at).size;
        if (display_width(text.substr(begin, next - begin)) > columns) break;
        at = next;
    }
    return at;
}

std::string_view escape_of(Paint paint) {
    switch (paint) {
        case Paint::exact: return "\033[1;31m";    // bold red, as grep marks matches
        case Paint::variant: return "\033[1;35m";  // bold magenta
        case Paint::quiet: return "\033[2m";
        case Paint::title: return "\033[1m";
        case Paint::plain: break;
    }
    return "";
}

}  // namespace

Painted harmless(std::string_view text, const std::vector<Paint>& paint) {
    Painted out;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        const Paint with = paint.empty() ? Paint::plain : paint[at];
        if (is_space(c.code)) {
            if (out.text.empty() || out.text.back() != ' ') out.add(" ", with);
        } else if (is_control(c.code) || c.code == invalid_code_point) {
            out.add("\uFFFD", with);
        } else if (!is_bidi_control(c.code)) {
            out.add(text.substr(at, c.size), with);
        }
        at += c.size;
    }
    return out;
}

std::string harmless_text(std::string_view text) { return harmless(text).text; }

std::string spelt_out(std::string_view text, bool lines) {
    // Isolates and marks are balanced or harmless; these turn all that follows around.
    const auto overrides = [](char32_t c) { return c >= 0x202A && c <= 0x202E; };
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        const std::string_view bytes = text.substr(at, c.size);
        const bool kept = lines && (c.code == '\n' || c.code == '\t');
        if (!kept && (is_control(c.code) || c.code == invalid_code_point || overrides(c.code)))
            for (const char byte : bytes) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
        else
            out += bytes;
        at += c.size;
    }
    return out;
}

std::vector<Painted> wrapped(const Painted& whole, std::size_t columns) {
    std::vector<Painted> lines;
    const std::string_view text = whole.text;
    if (columns == 0 || text.empty()) {
        lines.push_back(whole);
        return lines;
    }
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = begin, next = begin;   // the line so far; where the next one starts
        for (std::size_t at = begin; at < text.size();) {
            std::size_t word_end = text.find(' ', at);
            if (word_end == text.npos) word_end = text.size();
            if (display_width(text.substr(begin, word_end - begin)) > columns) break;
            end = word_end;
            at = next = std::min(word_end + 1, text.size());
        }
        if (end == begin && next == begin) {
            std::size_t word_end = text.find(' ', begin);
            if (word_end == text.npos) word_end = text.size();
            end = next = fitting(text, begin, word_end, columns);
        }
        lines.push_back(part(whole, begin, end));
        begin = next;
    }
    return lines;
}

Painted shortened(const Painted& whole, std::size_t columns) {
    if (columns == 0 || display_width(whole.text) <= columns) return whole;
    if (columns == 1) columns = 2;
    Painted cut = part(whole, 0, fitting(whole.text, 0, whole.text.size(), columns - 1));
    cut.add("…", cut.paint.back());
    return cut;
}

std::string file_uri(const std::string& path) {
    if (!path.starts_with('/')) return "";
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    std::string out = std::string("file://") + host;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("/-._~").find(c) != std::string_view::npos;
        constexpr const char* digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        if (plain) out += c;
        else (out += '%') += {digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

std::string escaped(const Painted& whole, bool colour, bool isolate, const std::string& link) {
    std::string out;
    bool right_to_left = false;
    if (isolate)
        for (std::size_t at = 0; at < whole.text.size() && !right_to_left;) {
            const Character c = character_at(whole.text, at);
            right_to_left = script_of(c.code) == Script::arabic || (c.code >= 0x590 && c.code < 0x600);
            at += c.size;
        }
    if (right_to_left) out += "\u2068";
    Paint now = Paint::plain;
    bool linked = false;
    const auto set_link = [&](bool wanted) {
        if (link.empty() || wanted == linked) return;
        linked = wanted;
        out += "\033]8;;" + (wanted ? link : "") + "\033\\";
    };
    for (std::size_t at = 0; at < whole.text.size(); ++at) {
        set_link(whole.paint[at] == Paint::title);
        if (colour && whole.paint[at] != now) {
            if (now != Paint::plain) out += "\033[0m";
            now = whole.paint[at];
            out += escape_of(now);
        }
        out += whole.text[at];
    }
    if (now != Paint::plain) out += "\033[0m";
    set_link(false);
    if (right_to_left) out += "\u2069";
    return out;
}

}  // namespace imla::terminal
