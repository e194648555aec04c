#include "indexer/readers/utf8.hpp"

#include <cstdint>
#include <cstring>
#include <vector>

namespace imla {

std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned first = byte(0);
    if (at >= text.size()) return 0;
    if (first < 0x80) return 1;
    if (first < 0xC2) return 0;
    if (first < 0xE0) return tail(1) ? 2 : 0;
    if (first < 0xF0) {
        const unsigned least = first == 0xE0 ? 0xA0 : 0x80, most = first == 0xED ? 0x9F : 0xBF;
        return byte(1) >= least && byte(1) <= most && tail(2) ? 3 : 0;
    }
    if (first < 0xF5) {
        const unsigned least = first == 0xF0 ? 0x90 : 0x80, most = first == 0xF4 ? 0x8F : 0xBF;
        return byte(1) >= least && byte(1) <= most && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

namespace {

/// Bytes from `at` that are ASCII, eight at a time.
std::size_t ascii_run(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    for (std::uint64_t eight; at + 8 <= text.size(); at += 8) {
        std::memcpy(&eight, text.data() + at, 8);
        if (eight & 0x8080808080808080u) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at - begin;
}

}  // namespace

std::string with_valid_utf8(std::string_view text, std::size_t& replaced) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t run = ascii_run(text, at);
        out.append(text, at, run);
        at += run;
        if (at >= text.size()) break;
        if (const std::size_t length = sequence_length(text, at)) {
            out.append(text, at, length);
            at += length;
        } else {
            out += "\uFFFD";
            ++replaced;
            ++at;
        }
    }
    return out;
}

std::string language_tag(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (!fits || out.size() == 35) return {};
        out += c;
    }
    return out;
}

std::string clean_name(std::string_view raw) {
    std::size_t replaced = 0;
    const std::string name = with_valid_utf8(raw, replaced);
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < name.size(); ++at) {
        const auto c = static_cast<unsigned char>(name[at]);
        const auto next = at + 1 < name.size() ? static_cast<unsigned char>(name[at + 1]) : 0u;
        if (c == '/' || c == '\\') {
            parts.emplace_back();
        } else if (c < 0x20 || c == 0x7F) {
            parts.back() += "\uFFFD";
        } else if (c == 0xC2 && next >= 0x80 && next < 0xA0) {  // C1 controls
            parts.back() += "\uFFFD";
            ++at;
        } else {
            parts.back() += name[at];
        }
    }
    std::string out;
    for (const std::string& part : parts) {
        const bool drive = out.empty() && part.size() == 2 && part[1] == ':';
        if (part.empty() || part == "." || part == ".." || drive) continue;
        if (!out.empty()) out += '/';
        out += part;
    }
    return out;
}

}  // namespace imla
