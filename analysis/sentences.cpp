#include "analysis/sentences.hpp"

#include "analysis/abbreviations.hpp"
#include "analysis/unicode.hpp"

namespace imla {
namespace {

/// Does text[begin, end), which Unicode takes for a sentence, end one?
bool ends_sentence(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t after = end;  // of the character looked at
    char32_t c = 0;
    unsigned line_breaks = 0;
    bool closed = false;
    while (after > begin) {
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
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        if (end == text.size() || ends_sentence(text, begin, end)) ends[kept++] = end;
        begin = end;
    }
    ends.resize(kept);
    return ends;
}

}  // namespace imla
