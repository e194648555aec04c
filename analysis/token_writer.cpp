#include "analysis/token_writer.hpp"

#include <algorithm>

#include "analysis/abbreviations.hpp"
#include "analysis/fold.hpp"
#include "analysis/unicode.hpp"

namespace imla {
namespace {

constexpr char32_t soft_hyphen = U'\u00AD';

/// A hyphen that joins words, as a dash does not.
bool is_hyphen(char32_t c) {
    return c == '-' || c == U'\u2010' || c == U'\u2011' || c == U'\uFE63' || c == U'\uFF0D';
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

/// is_space and its like for ASCII without a look into ICU's tables: most gaps
/// are a full stop and a space.
struct GapKind {
    bool space, terminator, closer;
};
GapKind kind_of(char32_t c) {
    if (c >= 0x80) return {is_space(c), is_sentence_terminator(c), is_sentence_closer(c)};
    return {c == ' ' || (c >= '\t' && c <= '\r'), c == '.' || c == '!' || c == '?',
            c == '"' || c == '\'' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{' ||
                c == '}'};
}

}  // namespace

void TokenWriter::cut(std::string& term) {
    if (term.size() <= longest_term) return;
    truncate_utf8(term, longest_term);
    term.shrink_to_fit();
}

void TokenWriter::add(std::size_t begin, std::size_t end, std::string_view term, Script script,
                      bool capital) {
    Token& token = next_token();
    token.term.assign(term);
    cut(token.term);
    token.begin = begin;
    token.end = end;
    token.script = script;
    token.capital = capital;
    join_to_text(token);
}

void TokenWriter::read_gap(Token& token, const Token& before) {
    unsigned hyphens = 0;
    unsigned soft_hyphens = 0;
    unsigned line_breaks = 0;
    bool space = false;
    bool between_words_only = true;  // nothing but one hyphen, apostrophes, and a line end after it
    bool terminated = false;
    bool starts_sentence = false;
    const std::string_view gap = text_.substr(0, token.begin);
    for (std::size_t at = before.end; at < gap.size();) {
        const std::size_t here = at;
        const char32_t c = next_code_point(gap, at);
        if (c == '\n') ++line_breaks;
        const GapKind kind = kind_of(c);
        if (kind.space) {
            if (hyphens + soft_hyphens == 0) between_words_only = false;
            space = true;
            starts_sentence |= terminated;
            continue;
        }
        if (is_hyphen(c) && !space)
            ++hyphens;
        else if (c == soft_hyphen && !space)
            ++soft_hyphens;
        else if (!is_apostrophe(c) && (c < 0x80 || !is_ignorable(c)))
            between_words_only = false;

        if (kind.terminator) {
            const bool abbreviated =
                c == '.' && here == before.end &&
                is_abbreviation(text_.substr(before.begin, before.end - before.begin));
            terminated = !abbreviated;
        } else if (!kind.closer && !is_apostrophe(c)) {
            terminated = false;
        }
    }
    token.sentence_start = starts_sentence || line_breaks > 1;
    const bool over_line_end = space && line_breaks == 1;
    if (!between_words_only || hyphens > 1 || hyphens + soft_hyphens == 0) return;
    token.hyphenated = hyphens == 1 && (!space || over_line_end);
    if (over_line_end) join_over_line_end();
}

void TokenWriter::join_over_line_end() {
    next_token();  // which may move the others
    Token& joined = tokens_[size_ - 1];
    const Token& left = tokens_[size_ - 3];
    Token& right = tokens_[size_ - 2];
    // 1979-\n89 is no number, and -i-\nTaliban no word.
    if (is_ascii_digit(left.term.back()) || is_ascii_digit(right.term.front()) ||
        left.end - left.begin == 1) {
        --size_;
        return;
    }
    joined.term.assign(left.term).append(right.term);
    cut(joined.term);
    joined.begin = left.begin;
    joined.end = right.end;
    joined.script = left.script;
    joined.capital = left.capital;
    joined.hyphenated = left.hyphenated;
    joined.sentence_start = left.sentence_start;
    joined.joined = true;
    const auto first = tokens_.begin() + static_cast<std::ptrdiff_t>(size_ - 3);
    std::rotate(first, first + 2, first + 3);
}

}  // namespace imla
