#include "analysis/sentences.hpp"

#include <array>
#include <utility>

#include "analysis/abbreviations.hpp"
#include "analysis/unicode.hpp"
#include "analysis/word_count.hpp"

namespace imla {
namespace {

bool is_white(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_closer(char32_t c) {
    return c < 0x80
               ? c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == '*' || c == '_'
               : is_sentence_closer(c);
}

bool is_terminator(char32_t c) {
    return c < 0x80 ? c == '.' || c == '!' || c == '?' : is_sentence_terminator(c);
}

/// Such as 。, after which no space is written.
bool is_ideographic(char32_t c) {
    return c >= 0x3000;
}

/// Bytes at which a sentence may end; nearly all are none.
constexpr std::array<bool, 256> is_notable = [] {
    std::array<bool, 256> table{};
    for (const unsigned char c : {'.', '!', '?', '\n'}) table[c] = true;
    for (std::size_t c = 0x80; c < 256; ++c) table[c] = true;
    return table;
}();

class Sentences {
  public:
    explicit Sentences(std::string_view text) : text_(text) {}

    std::vector<std::size_t> ends() {
        while (at_ < text_.size()) {
            while (at_ < text_.size() && !is_notable[static_cast<unsigned char>(text_[at_])]) ++at_;
            if (at_ == text_.size()) break;
            if (text_[at_] == '\n')
                after_line_break();
            else
                after_terminator();
        }
        if (ends_.empty() ? !text_.empty() : ends_.back() < text_.size())
            ends_.push_back(text_.size());
        return std::move(ends_);
    }

  private:
    /// Skips white space; true if there was an empty line.
    bool skip_white() {
        unsigned line_breaks = 0;
        while (at_ < text_.size() && is_white(text_[at_])) line_breaks += text_[at_++] == '\n';
        return line_breaks > 1;
    }

    void after_line_break() {
        const std::size_t begin = at_;
        if (skip_white() && begin > 0) ends_.push_back(at_);
    }

    void after_terminator() {
        const std::size_t begin = at_;
        const char32_t terminator = next_code_point(text_, at_);
        if (!is_terminator(terminator)) return;
        bool only_a_point = terminator == '.';
        while (at_ < text_.size()) {
            std::size_t after = at_;
            const char32_t c = next_code_point(text_, after);
            if (!is_terminator(c) && !is_closer(c)) break;
            only_a_point = false;
            at_ = after;
        }
        if (at_ < text_.size() && !is_white(text_[at_]) && !is_ideographic(terminator)) return;
        const bool empty_line = skip_white();
        if (!empty_line && terminator == '.' && before_small_letter()) return;
        if (!empty_line && only_a_point && is_abbreviation(word_before(begin))) return;
        ends_.push_back(at_);
    }

    bool before_small_letter() const {
        return at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z';
    }

    /// What stands before the point at `point`, as far as an abbreviation goes.
    std::string_view word_before(std::size_t point) const {
        std::size_t begin = point;
        while (begin > 0 && point - begin < 8) {
            const char c = text_[begin - 1];
            if (is_white(c) || c == '(' || c == '[' || c == '"' || c == '-' || (c & 0x80)) break;
            --begin;
        }
        return text_.substr(begin, point - begin);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::size_t> ends_;
};

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text) {
    return Sentences(text).ends();
}

}  // namespace imla
