#include "analysis/words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/abbreviations.hpp"
#include "analysis/fold.hpp"
#include "analysis/unicode.hpp"

namespace imla {
namespace {

bool is_plain_letter(char32_t c) {
    return is_letter(c) && !is_apostrophe(c);
}
bool is_s(char32_t c) {
    return c == 's' || c == 'S';
}
bool is_zero_width_space(char32_t c) {
    return c == U'\u200B';
}

bool is_point(char32_t c) {
    return c == '.' || c == U'\u2024' || c == U'\uFE52' || c == U'\uFF0E' || c == U'\u066B';
}
bool is_comma(char32_t c) {
    return c == ',' || c == U'\uFF0C' || c == U'\uFE50' || c == U'\uFE10' || c == U'\u066C';
}

/// Written between the letters of one word: Catalan l·l, Hebrew acronyms.
bool is_inner_mark(char32_t c) {
    return c == U'\u00B7' || c == U'\u0387' || c == U'\u055F' || c == U'\u05F4' || c == U'\u2027' ||
           c == U'"' || is_zero_width_space(c);
}

/// The first character at or after `at` that is neither mark nor invisible; 0 at the end.
char32_t base_after(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const char32_t c = next_code_point(text, at);
        if (!is_mark(c) && (!is_ignorable(c) || is_zero_width_space(c))) return c;
    }
    return 0;
}

/// The last such character before `at`, and not before `low`.
char32_t base_before(std::string_view text, std::size_t low, std::size_t at) {
    while (at > low) {
        const char32_t c = previous_code_point(text, at);
        if (!is_mark(c) && !is_ignorable(c)) return c;
    }
    return 0;
}

/// UAX #29 ends a word at ` and ´, which people type for an apostrophe, and at
/// zero-width spaces: may the words on both sides be put together again?
bool belong_together(std::string_view text, Span left, Span right) {
    std::size_t at = left.end;
    if (at >= right.begin) return false;
    const char32_t between = next_code_point(text, at);
    if (at != right.begin) return false;
    const char32_t last = base_before(text, left.begin, left.end);
    const char32_t first = base_after(text.substr(0, right.end), right.begin);
    if (!is_letter(last) || !is_letter(first)) return false;
    if (is_apostrophe_outside_words(between)) return true;
    // In scripts without spaces a zero-width space parts words.
    return is_zero_width_space(between) && script_of(first) != Script::other;
}

/// One word of the range [begin, end), which may hold nothing but marks.
void shape(std::string_view text, std::size_t begin, std::size_t end,
           const std::function<void(Word&&)>& take) {
    Word word;
    while (begin < end) {
        std::size_t after = begin;
        const char32_t c = next_code_point(text, after);
        if (is_plain_letter(c) || is_digit(c)) break;
        begin = after;
    }
    while (end > begin) {
        std::size_t before = end;
        const char32_t c = previous_code_point(text, before);
        if (is_plain_letter(c) || is_digit(c) || (is_mark(c) && !is_ignorable(c)) || c == '.')
            break;
        end = before;
    }
    std::size_t stem_end = end;
    std::size_t before = end;
    if (end > begin && is_s(previous_code_point(text, before)) && before > begin) {
        const bool possessive = is_possessive_apostrophe(previous_code_point(text, before));
        if (possessive && before > begin) stem_end = before;
    }
    word.term = folded(text.substr(begin, stem_end - begin));
    if (word.term.empty()) return;
    word.begin = begin;
    word.end = end;
    for (std::size_t at = begin; at < stem_end;) {
        const char32_t c = next_code_point(text, at);
        if (!is_plain_letter(c)) continue;
        word.capital = is_capital(c);
        word.script = script_of(c);
        break;
    }
    take(std::move(word));
}

/// The words of one UAX #29 word, text[begin, end). Returns where the last one
/// ends, which may be later.
std::size_t split(std::string_view text, std::size_t begin, std::size_t end,
                  const std::function<void(Word&&)>& take) {
    std::size_t word = begin;
    while (word < end) {
        std::size_t first_end = word;
        const char32_t first = next_code_point(text, first_end);
        if (!is_letter(first) && !is_digit(first)) {
            word = first_end;
            continue;
        }
        const std::size_t limit = end < text.size() && text[end] == '.' ? end + 1 : end;
        if (const std::size_t pointed = pointed_abbreviation_end(text, word, limit);
            pointed > word) {
            const std::size_t whole = possessive_end(text, pointed);
            shape(text, word, whole, take);
            word = whole;
            continue;
        }
        char32_t last = 0;  // the last letter or digit
        std::size_t at = word;
        std::size_t after = word;
        for (; at < end; at = after) {
            const char32_t c = next_code_point(text, after);
            if (is_mark(c) || (is_ignorable(c) && !is_zero_width_space(c))) continue;
            if (is_letter(c) || is_digit(c)) {
                last = c;
                continue;
            }
            const char32_t next = base_after(text.substr(0, end), after);
            const bool letters = is_letter(last) && is_letter(next);
            const bool digits = is_digit(last) && is_digit(next);
            const bool inside = (letters && (is_apostrophe(c) || is_inner_mark(c))) ||
                                (digits && (is_point(c) || is_comma(c)));
            if (!inside) break;
        }
        if (is_digit(last)) {
            const std::size_t whole = possessive_end(text, at);
            if (whole > at) at = after = whole;
        }
        shape(text, word, at, take);
        word = std::max(at, after);
    }
    return word;
}

}  // namespace

std::size_t possessive_end(std::string_view text, std::size_t at) {
    std::size_t end = at;
    if (end >= text.size() || !is_possessive_apostrophe(next_code_point(text, end))) return at;
    if (end >= text.size() || !is_s(next_code_point(text, end))) return at;
    if (end >= text.size()) return end;
    std::size_t after = end;
    const char32_t next = next_code_point(text, after);
    return is_letter(next) || is_mark(next) || is_digit(next) ? at : end;
}

void split_words(std::string_view text, const std::function<void(Word&&)>& take) {
    std::vector<Span> spans;
    find_words(text, spans);
    std::size_t done = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        Span span = spans[i];
        if (span.end <= done) continue;
        span.begin = std::max(span.begin, done);
        while (i + 1 < spans.size() && belong_together(text, span, spans[i + 1]))
            span.end = spans[++i].end;
        done = split(text, span.begin, span.end, take);
    }
}

}  // namespace imla
