// The fast road (ASCII and the quotation marks and dashes of English prose) is
// a scan with a table; a run that holds anything else goes by words.cpp and ICU.
#include "analysis/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "analysis/abbreviations.hpp"
#include "analysis/fold.hpp"
#include "analysis/particles.hpp"
#include "analysis/token_writer.hpp"
#include "analysis/unicode.hpp"
#include "analysis/word_cache.hpp"
#include "analysis/words.hpp"

namespace imla {
namespace {

enum Kind : std::uint8_t { lower, upper, digit, other, joiner, high };

constexpr std::array<Kind, 256> kinds = [] {
    std::array<Kind, 256> table{};
    for (unsigned c = 0; c < 256; ++c) {
        table[c] = c >= 'a' && c <= 'z'                            ? lower
                   : c >= 'A' && c <= 'Z'                          ? upper
                   : c >= '0' && c <= '9'                          ? digit
                   : c >= 0x80                                     ? high
                   : c == '.' || c == ',' || c == '\'' || c == '`' ? joiner
                                                                   : other;
    }
    return table;
}();

// A run without a plain break is cut here, so that memory stays bounded and no
// byte is read more than a few times.
constexpr std::size_t longest_run = std::size_t{1} << 16;

/// Reads the words of one text in a single pass.
class Scan {
  public:
    Scan(std::string_view text, TokenWriter& writer) : text_(text), writer_(writer) {}

    void run() {
        std::size_t at = 0;
        while (at < text_.size()) {
            const Kind kind = kind_at(at);
            if (kind == other || kind == joiner) {
                ++at;
            } else if (kind == high) {
                const std::size_t mark = punctuation_at(at);
                at = mark ? at + mark : slow(at);
            } else {
                const std::size_t begin = at;
                at = alphanumeric_end(at);
                if (at == text_.size() || kind_at(at) == other)
                    writer_.add_ascii(begin, at);
                else
                    at = rest_of_word(begin, at);
            }
        }
    }

  private:
    Kind kind_at(std::size_t at) const { return kinds[static_cast<unsigned char>(text_[at])]; }
    bool is_kind(std::size_t at, Kind kind) const {
        return at < text_.size() && kind_at(at) == kind;
    }
    bool is_letter_at(std::size_t at) const { return at < text_.size() && kind_at(at) <= upper; }

    std::size_t alphanumeric_end(std::size_t at) const {
        while (at < text_.size() && kind_at(at) <= digit) ++at;
        return at;
    }

    /// The length of the punctuation mark above ASCII at `at`, if it is one of
    /// those that English prose uses and that never join words; else 0.
    /// (2018 and 2019, which may join them, are among them.)
    std::size_t punctuation_at(std::size_t at) const {
        if (at + 1 >= text_.size()) return 0;
        const auto first = static_cast<unsigned char>(text_[at]);
        const auto second = static_cast<unsigned char>(text_[at + 1]);
        if (first == 0xC2) return second == 0xA0 || second == 0xAB || second == 0xBB ? 2 : 0;
        if (first != 0xE2 || second != 0x80 || at + 2 >= text_.size()) return 0;
        const auto third = static_cast<unsigned char>(text_[at + 2]);
        const bool plain = (third >= 0x90 && third <= 0xA2 && third != 0x9B) || third == 0xA6;
        return plain ? 3 : 0;
    }
    /// That of an apostrophe, in ASCII or not; else 0.
    std::size_t apostrophe_at(std::size_t at) const {
        if (at >= text_.size()) return 0;
        if (text_[at] == '\'' || text_[at] == '`') return 1;
        const bool curly =
            punctuation_at(at) == 3 && (text_[at + 2] == '\x98' || text_[at + 2] == '\x99');
        return curly ? 3 : 0;
    }
    /// Something above ASCII of which only ICU knows what it does to words.
    bool is_foreign(std::size_t at) const { return is_kind(at, high) && !punctuation_at(at); }

    /// The word that starts at `begin` and whose letters and digits are
    /// followed, at `at`, by something that may go on with it.
    std::size_t rest_of_word(std::size_t begin, std::size_t at) {
        if (text_[at] == '.' && at - begin <= 2) {
            std::size_t read_to = at;
            const std::size_t end = pointed_abbreviation_end(
                text_, begin, std::min(text_.size(), begin + longest_run), &read_to);
            for (std::size_t i = at; i < read_to; ++i)
                if (is_foreign(i)) return slow(begin);
            if (end > begin)
                return is_foreign(end) ? slow(begin) : add_mixed(begin, possessive_end(text_, end));
        }
        while (at < text_.size()) {
            const bool after_digit = kind_at(at - 1) == digit;
            if (kind_at(at) <= digit) {
                at = alphanumeric_end(at);
            } else if (const std::size_t mark = apostrophe_at(at)) {
                if (after_digit) {
                    at = possessive_end(text_, at);
                    break;
                }
                if (is_foreign(at + mark)) return slow_from(begin, at);
                if (!is_letter_at(at + mark)) break;
                at += mark;
            } else if (is_foreign(at)) {
                return slow_from(begin, at);
            } else if ((text_[at] == '.' || text_[at] == ',') && after_digit) {
                if (is_foreign(at + 1)) return slow_from(begin, at);
                if (!is_kind(at + 1, digit)) break;
                ++at;
            } else {
                break;
            }
        }
        return add_mixed(begin, at);
    }

    /// A word of ASCII letters and digits with apostrophes, points or commas inside.
    std::size_t add_mixed(std::size_t begin, std::size_t end) {
        std::size_t stem_end = end;
        if (end - begin > 2 && (text_[end - 1] | 0x20) == 's') {
            if (apostrophe_at(end - 2) == 1)
                stem_end = end - 2;
            else if (end - begin > 4 && apostrophe_at(end - 4) == 3)
                stem_end = end - 4;
        }
        writer_.add(begin, end, folded_ascii(text_.substr(begin, stem_end - begin)), Script::latin,
                    capital_at(begin, stem_end));
        return end;
    }

    bool capital_at(std::size_t begin, std::size_t end) const {
        while (begin < end && kind_at(begin) > upper) ++begin;
        return begin < end && kind_at(begin) == upper;
    }

    /// Gives the word that started at `begin` to ICU, unless it is a monster.
    std::size_t slow_from(std::size_t begin, std::size_t at) {
        return at - begin < longest_run ? slow(begin) : add_mixed(begin, at);
    }

    /// Gives the run from `begin` to the next plain break to ICU. What stands
    /// there cannot matter beyond it.
    std::size_t slow(std::size_t begin) {
        std::size_t end = begin;
        while (end < text_.size() && end - begin <= longest_run) {
            const Kind kind = kind_at(end);
            if (kind == other && text_[end] != '"') break;  // Hebrew writes " inside words
            if (kind == high && punctuation_at(end) && !apostrophe_at(end)) break;
            ++end;
        }
        if (end - begin > longest_run) {
            end = begin + longest_run;
            while ((static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80 && end > begin + 1)
                --end;
        }
        thread_local WordCache cache;
        for (const Word& word : cache.words_of(text_.substr(begin, end - begin)))
            writer_.add(begin + word.begin, begin + word.end, word.term, word.script, word.capital);
        return end;
    }

    std::string_view text_;
    TokenWriter& writer_;
};

}  // namespace

void tokenize_into(std::vector<Token>& tokens, std::string_view text, Capitals capitals) {
    TokenWriter writer(tokens, text);
    Scan(text, writer).run();
    writer.finish();
    mark_particles(tokens, text, capitals);
}

std::vector<Token> tokenize(std::string_view text, Capitals capitals) {
    std::vector<Token> tokens;
    tokenize_into(tokens, text, capitals);
    return tokens;
}

std::vector<Token> tokenize_with_icu(std::string_view text, Capitals capitals) {
    std::vector<Token> tokens;
    TokenWriter writer(tokens, text);
    split_words(text, [&](Word&& word) {
        writer.add(word.begin, word.end, word.term, word.script, word.capital);
    });
    writer.finish();
    mark_particles(tokens, text, capitals);
    return tokens;
}

std::string fold_word(std::string_view word) {
    std::string term;
    for (const Token& token : tokenize(word))
        if (!token.joined) term += token.term;
    truncate_utf8(term, longest_term);
    return term;
}

}  // namespace imla
