#include "variants/acronyms.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "variants/abbreviation.hpp"

namespace imla {
namespace {

constexpr std::size_t longest_bracket = 120;  // bytes: beyond, it is a remark and no definition

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

std::string_view trimmed(std::string_view text) {
    // Quotes and emphasis, whatever their shape.
    static constexpr auto edges =
        std::to_array<std::string_view>({" ", "\n", "\t", "\r", "\"", "'", "“", "”", "‘", "’", "«",
                                         "»", "*", "_", "`", ",", "\u00a0"});
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view edge : edges) {
            if (text.starts_with(edge)) {
                text.remove_prefix(edge.size());
                again = true;
            }
            if (text.ends_with(edge)) {
                text.remove_suffix(edge.size());
                again = true;
            }
        }
    }
    return text;
}

// What writers put before an acronym.
std::string_view without_introduction(std::string_view text) {
    static constexpr auto introductions = std::to_array<std::string_view>(
        {"hereafter",      "hereinafter", "henceforth", "abbreviated as",
         "abbreviated to", "abbreviated", "acronym",    "also known as",
         "known as",       "also",        "or",         "the",
         "in short",       "short",       "aka",        "a.k.a.",
         "referred to as", "called",      "as",         ":"});
    for (bool again = true; again;) {
        again = false;
        text = trimmed(text);
        for (const std::string_view word : introductions) {
            if (!text.starts_with(word)) continue;
            const std::string_view rest = text.substr(word.size());
            if (word != ":" && trimmed(rest).size() == rest.size() && !rest.starts_with(':'))
                continue;
            text = rest;
            again = true;
            break;
        }
    }
    return text;
}

struct Acronym {
    std::string letters;
    std::string_view written;
};

// The acronyms that a bracket holds: "TTP", "ISKP or IS-K", "hereafter 'TTP'".
std::vector<Acronym> acronyms_in(std::string_view inside) {
    std::vector<Acronym> found;
    while (!inside.empty()) {
        std::size_t end = inside.find_first_of(",;:/");
        std::size_t skip = 1;
        for (const std::string_view word : {" or ", " and ", " – ", " — "})
            if (const auto at = inside.find(word); at < end) {
                end = at;
                skip = word.size();
            }
        const std::string_view piece = trimmed(without_introduction(inside.substr(0, end)));
        std::string letters = acronym_letters(piece);
        if (letters.empty()) {
            // "TTP hereafter" and nothing else.
            for (const std::string_view word :
                 {" hereafter", " henceforth", " for short", " in short"})
                if (piece.ends_with(word))
                    letters = acronym_letters(trimmed(piece.substr(0, piece.size() - word.size())));
            if (letters.empty()) break;
            found.push_back({std::move(letters), trimmed(piece.substr(0, piece.find(' ')))});
        } else {
            found.push_back({std::move(letters), piece});
        }
        if (end == std::string_view::npos) break;
        if (inside[end] == ':') {  // a label: IATA: JAA
            found.pop_back();
            break;
        }
        inside.remove_prefix(end + skip);
    }
    return found;
}

// May a long form run across this, which stands between two of its words?
bool joins_words(std::string_view gap, bool after_initials) {
    static constexpr auto allowed = std::to_array<std::string_view>(
        {" ", "\n", "\r", "\t", "-", "‐",      "‑",  "–", "—", "'", "’",
         "‘", "ʼ",  ",",  "&",  "/", "\u00a0", "\"", "“", "”", "*", "_"});
    std::size_t breaks = 0, commas = 0;
    while (!gap.empty()) {
        bool known = false;
        for (const std::string_view piece : allowed) {
            if (!gap.starts_with(piece)) continue;
            breaks += piece == "\n";
            commas += piece == ",";
            gap.remove_prefix(piece.size());
            known = true;
            break;
        }
        if (!known && gap[0] == '.' && after_initials) {
            gap.remove_prefix(1);
            known = true;
        }
        if (!known) return false;
    }
    return breaks < 2 && commas < 2;
}

/// One passage, and where in it definitions may stand.
class Reader {
  public:
    Reader(std::string_view text, const std::vector<Token>& tokens)
        : text_(text), tokens_(tokens) {}

    std::vector<Definition> definitions() {
        for (std::size_t open = text_.find('('); open != std::string_view::npos;
             open = text_.find('(', open + 1)) {
            const std::size_t close = text_.find_first_of("()", open + 1);
            if (close == std::string_view::npos) break;
            if (text_[close] != ')' || close - open > longest_bracket) continue;
            const std::string_view inside = text_.substr(open + 1, close - open - 1);
            const std::vector<Acronym> acronyms = acronyms_in(inside);
            const std::size_t before = found_.size();
            for (const Acronym& acronym : acronyms) {
                if (read_before(acronym, open) || found_.size() == before) continue;
                // ISKP or IS-K: the second is the first, shorter.
                if (!found_[before].acronym.starts_with(acronym.letters)) continue;
                Definition second = found_[before];
                name(second, acronym);
                found_.push_back(std::move(second));
            }
            if (acronyms.empty()) read_inside(open, close);
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Definition& a, const Definition& b) {
                             return a.acronym_begin < b.acronym_begin;
                         });
        return std::move(found_);
    }

  private:
    // The words that end at token `last` (exclusive), as far back as one name could reach.
    std::vector<LongFormWord> words_before(std::size_t last, std::size_t stop) const {
        std::vector<LongFormWord> words;
        for (std::size_t i = last; i-- > stop && words.size() < longest_long_form;) {
            const Token& token = tokens_[i];
            if (is_part_or_whole_to_skip(i)) continue;
            if (!words.empty()) {
                const Token& next = tokens_[words.back().token];
                if (token.end > next.begin) continue;
                const bool initials =
                    text_.substr(token.begin, token.end - token.begin).find('.') !=
                    std::string_view::npos;
                if (!joins_words(text_.substr(token.end, next.begin - token.end), initials)) break;
            }
            words.push_back(word_of(i));
        }
        std::reverse(words.begin(), words.end());
        return words;
    }

    // At a line end a word is there whole and in parts: Admin-istered is one
    // word, Tehrik-Taliban two.
    bool is_part_or_whole_to_skip(std::size_t i) const {
        const auto parts_are_words = [&](std::size_t whole) {
            return whole + 2 < tokens_.size() && tokens_[whole + 2].begin < tokens_[whole].end &&
                   tokens_[whole + 2].capital;
        };
        if (tokens_[i].joined) return parts_are_words(i);
        for (std::size_t back = 1; back <= 2 && back <= i; ++back)
            if (const Token& whole = tokens_[i - back];
                whole.joined && whole.end > tokens_[i].begin)
                return !parts_are_words(i - back);
        return false;
    }

    LongFormWord word_of(std::size_t i) const {
        const Token& token = tokens_[i];
        const std::string_view written = text_.substr(token.begin, token.end - token.begin);
        const bool letters = token.term.size() <= 5 && acronym_letters(written) == token.term;
        return {token.term, token.capital, token.particle || is_small_word(token.term), letters, i};
    }

    // "Tehrik-i-Taliban Pakistan (TTP)"
    bool read_before(const Acronym& acronym, std::size_t open) {
        const auto after =
            std::lower_bound(tokens_.begin(), tokens_.end(), open,
                             [](const Token& token, std::size_t at) { return token.begin < at; });
        const auto last = static_cast<std::size_t>(after - tokens_.begin());
        if (last == 0 ||
            !trimmed(text_.substr(tokens_[last - 1].end, open - tokens_[last - 1].end)).empty())
            return false;
        if (text_.substr(tokens_[last - 1].end, open - tokens_[last - 1].end).find(',') !=
            std::string_view::npos)
            return false;
        const std::vector<LongFormWord> words = words_before(last, 0);
        const auto first = long_form_start(acronym.letters, words);
        if (first) add(acronym, words[*first].token, last, words, *first);
        return first.has_value();
    }

    // "FATA (Federally Administered Tribal Areas)"
    void read_inside(std::size_t open, std::size_t close) {
        const std::size_t word_end = text_.find_last_not_of(" \n\"*_", open == 0 ? 0 : open - 1);
        if (open == 0 || word_end == std::string_view::npos) return;
        std::size_t begin = word_end + 1;
        while (begin > 0 &&
               (is_upper(text_[begin - 1]) || is_lower(text_[begin - 1]) ||
                text_[begin - 1] == '.' || text_[begin - 1] == '-' || text_[begin - 1] == '&'))
            --begin;
        const Acronym acronym{acronym_letters(text_.substr(begin, word_end + 1 - begin)),
                              text_.substr(begin, word_end + 1 - begin)};
        if (acronym.letters.empty()) return;
        const auto at = [&](std::size_t byte) {
            return static_cast<std::size_t>(
                std::lower_bound(tokens_.begin(), tokens_.end(), byte,
                                 [](const Token& t, std::size_t b) { return t.begin < b; }) -
                tokens_.begin());
        };
        const std::size_t first = at(open),
                          end = at(std::min(close, text_.find_first_of(";:", open)));
        if (first == end) return;
        const std::vector<LongFormWord> words = words_before(end, first);
        if (words.empty() || words.front().token > first + 1)
            return;  // something in the bracket breaks it
        const auto start = long_form_start(acronym.letters, words);
        // Before the long form the bracket may hold an article, no more.
        if (!start) return;
        for (std::size_t i = 0; i < *start; ++i)
            if (!words[i].small) return;
        add(acronym, words[*start].token, end, words, *start);
    }

    void name(Definition& d, const Acronym& acronym) const {
        d.acronym = acronym.letters;
        d.acronym_written = acronym.written;
        d.acronym_begin = static_cast<std::size_t>(acronym.written.data() - text_.data());
        d.acronym_end = d.acronym_begin + acronym.written.size();
    }

    void add(const Acronym& acronym, std::size_t first, std::size_t last,
             const std::vector<LongFormWord>& words, std::size_t start) {
        Definition d;
        for (std::size_t i = start; i < words.size(); ++i) {
            if (tokens_[words[i].token].particle) continue;
            if (!d.long_form.empty()) d.long_form += ' ';
            d.long_form += words[i].folded;
        }
        name(d, acronym);
        d.first = first;
        d.last = last;
        d.long_form_begin = tokens_[first].begin;
        d.long_form_end = tokens_[last - 1].end;
        for (const char c : text_.substr(d.long_form_begin, d.long_form_end - d.long_form_begin)) {
            const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!space)
                d.long_form_written += c;
            else if (d.long_form_written.back() != ' ')
                d.long_form_written += ' ';
        }
        found_.push_back(std::move(d));
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    std::vector<Definition> found_;
};

}  // namespace

std::vector<Definition> acronym_definitions(std::string_view text,
                                            const std::vector<Token>& tokens) {
    if (text.find('(') == std::string_view::npos) return {};
    return Reader(text, tokens).definitions();
}

}  // namespace imla
