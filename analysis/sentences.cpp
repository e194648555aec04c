#include "analysis/sentences.hpp"

#include <algorithm>

#include "analysis/abbreviations.hpp"
#include "analysis/unicode.hpp"

namespace imla {
namespace {

// White space and brackets before a boundary, in bytes: more than any prose has,
// few enough that a text of nothing else takes no squared time.
constexpr std::size_t farthest_look = 128;

/// Does a sentence end at `end`, where Unicode sees one end? It looks back no further than `begin`.
bool ends_sentence(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t after = end;  // of the character looked at
    char32_t c = 0;
    unsigned line_breaks = 0;
    bool closed = false;
    while (after > begin && line_breaks < 2) {
        std::size_t before = after;
        c = previous_code_point(text, before);
        if (is_space(c)) line_breaks += c == '\n';
        else if (is_sentence_closer(c)) closed = true;
        else break;
        after = before;
    }
    if (line_breaks > 1) return true;  // an empty line
    if (!is_sentence_terminator(c)) return false;
    if (c != '.' || closed) return true;
    const std::size_t point = after - 1;
    std::size_t word = point;
    while (word > begin && point - word < 8) {
        std::size_t before = word;
        const char32_t w = previous_code_point(text, before);
        if (is_space(w) || is_sentence_closer(w) || w == '-') break;
        word = before;
    }
    return !is_abbreviation(text.substr(word, point - word));
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text) {
    std::vector<std::size_t> ends = sentence_breaks(text);
    std::size_t kept = 0;
    for (const std::size_t end : ends) {
        const std::size_t last = kept > 0 ? ends[kept - 1] : 0;
        const std::size_t begin = std::max(last, end - std::min(end, farthest_look));
        if (end == text.size() || ends_sentence(text, begin, end)) ends[kept++] = end;
    }
    ends.resize(kept);
    return ends;
}

}  // namespace imla
