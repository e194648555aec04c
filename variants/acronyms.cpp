#include "variants/acronyms.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/tokenizer.hpp"

namespace imla {
namespace {

constexpr std::size_t most_letters = 10;      // of an acronym
constexpr std::size_t longest_bracket = 120;  // bytes: beyond, it is a remark and no definition
constexpr std::size_t most_words = 16;        // of a long form

// What is unusual about an alignment adds up; see most_penalty().
constexpr double inner_letter = 2;     // General HeadQuarters
constexpr double word_without_letter = 2.5;
constexpr double letter_of_small_word = 0.5;  // Department Of Defense

// Words that acronyms pass over as they please.
constexpr auto small_words = std::to_array<std::string_view>(
    {"a",   "al",  "an", "and", "at", "by", "da", "de",  "del", "des", "di",  "do",  "du", "e",  "el",   "en", "et",
     "for", "from", "i", "in",  "la", "le", "o",  "of",  "on",  "or",  "the", "to",  "ud", "ul", "und",  "wa", "with",
     "y"});

struct Word {
    std::string_view folded;
    bool capital = false;
    bool small = false;
    bool letters = false;          // an acronym itself: the UN of UN Security Council
    std::size_t token = 0;
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_small(std::string_view word) { return std::binary_search(small_words.begin(), small_words.end(), word); }

// The least penalty of reading letters as the beginnings of words, the last
// word included, and the first word that is read.
class Alignment {
  public:
    Alignment(std::string_view letters, const std::vector<Word>& words) : letters_(letters), words_(words) {
        penalty_ = least(letters.size(), words.size(), first_);
    }
    double penalty() const { return penalty_; }
    std::size_t first() const { return first_; }

    static constexpr double none = 1e9;

  private:
    // Of the first `count` letters by words before `end`.
    double least(std::size_t count, std::size_t end, std::size_t& first) const {
        if (count == 0) {
            first = end;
            return 0;
        }
        if (end == 0 || words_.size() - end > most_words) return none;
        const Word& word = words_[end - 1];
        double best = none;
        const auto consider = [&](std::size_t taken, double penalty) {
            std::size_t from = 0;
            const double all = penalty + least(count - taken, end - 1, from);
            if (all < best) {
                best = all;
                first = from;
            }
        };
        if (end < words_.size()) consider(0, word.small ? 0 : word_without_letter);
        for (std::size_t taken = 1; taken <= std::min<std::size_t>(count, word.letters ? 5 : 3); ++taken)
            if (const double penalty = reading(word, letters_.substr(count - taken, taken)); penalty < none)
                consider(taken, penalty);
        return best;
    }

    static double reading(const Word& word, std::string_view letters) {
        if (word.folded[0] != letters[0]) return none;
        if (letters.size() == 1) return word.small ? letter_of_small_word : 0;
        if (word.letters) return word.folded == letters ? 0 : none;
        if (word.small) return none;
        std::size_t at = 0;
        for (const char letter : letters.substr(1)) {
            at = word.folded.find(letter, at + 1);
            if (at == std::string_view::npos) return none;
        }
        return inner_letter * static_cast<double>(letters.size() - 1);
    }

    std::string_view letters_;
    const std::vector<Word>& words_;
    std::size_t first_ = 0;
    double penalty_ = none;
};

// The index of the long form's first word among `words`, which it ends.
std::optional<std::size_t> long_form_start(std::string_view letters, const std::vector<Word>& words) {
    if (words.empty() || words.back().small) return std::nullopt;
    const Alignment alignment(letters, words);
    if (alignment.penalty() >= Alignment::none) return std::nullopt;
    std::size_t capitals = 0, content = 0;
    for (std::size_t i = alignment.first(); i < words.size(); ++i) {
        if (words[i].folded == letters) return std::nullopt;
        if (words[i].small) continue;
        ++content;
        capitals += words[i].capital;
    }
    // Fewer letters prove less, and so do words that are no name.
    double most = letters.size() == 2 ? 0.0 : letters.size() == 3 ? 2.0 : 2.5;
    if (capitals < content) most = letters.size() == 2 ? -1.0 : 0.5;
    if (content < 2 && letters.size() < 4) return std::nullopt;
    if (content < 2 && alignment.penalty() > 0.5) return std::nullopt;
    if (alignment.penalty() > most) return std::nullopt;
    return alignment.first();
}

bool is_roman_numeral(std::string_view letters) {
    return letters.find_first_not_of("ivx") == std::string_view::npos;
}

// The folded letters of an acronym as written, or empty if it is none: two
// capitals or more, few other letters, points and hyphens as they please, and a
// plural s.
std::string acronym_letters(std::string_view written) {
    if (written.size() > 2 * most_letters || written.empty() || !is_upper(written[0])) return {};
    if (written.size() > 2 && written.ends_with("s") && is_upper(written[written.size() - 2])) written.remove_suffix(1);
    std::string letters;
    std::size_t capitals = 0;
    for (const char c : written) {
        if (is_upper(c)) ++capitals;
        else if (c == '.' || c == '-' || c == '&' || c == '/') continue;
        else if (!is_lower(c)) return {};
        letters += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (capitals < 2 || letters.size() < 2 || letters.size() > most_letters) return {};
    if (capitals * 2 <= letters.size()) return {};   // MacArthur
    if (is_roman_numeral(letters)) return {};
    return letters;
}

std::string_view trimmed(std::string_view text) {
    // Quotes and emphasis, whatever their shape.
    static constexpr auto edges = std::to_array<std::string_view>(
        {" ", "\n", "\t", "\r", "\"", "'", "“", "”", "‘", "’", "«", "»", "*", "_", "`", ",", "\u00a0"});
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
        {"hereafter", "hereinafter", "henceforth", "abbreviated as", "abbreviated to", "abbreviated", "acronym", "also known as",
         "known as", "also", "or", "the", "in short", "short", "aka", "a.k.a.", "referred to as", "called", "as", ":"});
    for (bool again = true; again;) {
        again = false;
        text = trimmed(text);
        for (const std::string_view word : introductions) {
            if (!text.starts_with(word)) continue;
            const std::string_view rest = text.substr(word.size());
            if (word != ":" && trimmed(rest).size() == rest.size() && !rest.starts_with(':')) continue;
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
            for (const std::string_view word : {" hereafter", " henceforth", " for short", " in short"})
                if (piece.ends_with(word)) letters = acronym_letters(trimmed(piece.substr(0, piece.size() - word.size())));
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
        {" ", "\n", "\r", "\t", "-", "‐", "‑", "–", "—", "'", "’", "‘", "ʼ", ",", "&", "/", "\u00a0", "\"", "“", "”", "*", "_"});
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
    Reader(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

    std::vector<Definition> definitions() {
        for (std::size_t open = text_.find('('); open != std::string_view::npos; open = text_.find('(', open + 1)) {
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
        std::stable_sort(found_.begin(), found_.end(), [](const Definition& a, const Definition& b) {
            return a.acronym_begin < b.acronym_begin;
        });
        return std::move(found_);
    }

  private:
    // The words that end at token `last` (exclusive), as far back as one name could reach.
    std::vector<Word> words_before(std::size_t last, std::size_t stop) const {
        std::vector<Word> words;
        for (std::size_t i = last; i-- > stop && words.size() < most_words;) {
            const Token& token = tokens_[i];
            if (is_part_or_whole_to_skip(i)) continue;
            if (!words.empty()) {
                const Token& next = tokens_[words.back().token];
                if (token.end > next.begin) continue;
                const bool initials = text_.substr(token.begin, token.end - token.begin).find('.') != std::string_view::npos;
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
            return whole + 2 < tokens_.size() && tokens_[whole + 2].begin < tokens_[whole].end && tokens_[whole + 2].capital;
        };
        if (tokens_[i].joined) return parts_are_words(i);
        for (std::size_t back = 1; back <= 2 && back <= i; ++back)
            if (const Token& whole = tokens_[i - back]; whole.joined && whole.end > tokens_[i].begin) return !parts_are_words(i - back);
        return false;
    }

    Word word_of(std::size_t i) const {
        const Token& token = tokens_[i];
        const std::string_view written = text_.substr(token.begin, token.end - token.begin);
        const bool letters = token.term.size() <= 5 && acronym_letters(written) == token.term;
        return {token.term, token.capital, token.particle || is_small(token.term), letters, i};
    }

    // "Tehrik-i-Taliban Pakistan (TTP)"
    bool read_before(const Acronym& acronym, std::size_t open) {
        const auto after = std::lower_bound(tokens_.begin(), tokens_.end(), open,
                                            [](const Token& token, std::size_t at) { return token.begin < at; });
        const auto last = static_cast<std::size_t>(after - tokens_.begin());
        if (last == 0 || !trimmed(text_.substr(tokens_[last - 1].end, open - tokens_[last - 1].end)).empty()) return false;
        if (text_.substr(tokens_[last - 1].end, open - tokens_[last - 1].end).find(',') != std::string_view::npos) return false;
        const std::vector<Word> words = words_before(last, 0);
        const auto first = long_form_start(acronym.letters, words);
        if (first) add(acronym, words[*first].token, last, words, *first);
        return first.has_value();
    }

    // "FATA (Federally Administered Tribal Areas)"
    void read_inside(std::size_t open, std::size_t close) {
        const std::size_t word_end = text_.find_last_not_of(" \n\"*_", open == 0 ? 0 : open - 1);
        if (open == 0 || word_end == std::string_view::npos) return;
        std::size_t begin = word_end + 1;
        while (begin > 0 && (is_upper(text_[begin - 1]) || is_lower(text_[begin - 1]) || text_[begin - 1] == '.' ||
                             text_[begin - 1] == '-' || text_[begin - 1] == '&'))
            --begin;
        const Acronym acronym{acronym_letters(text_.substr(begin, word_end + 1 - begin)), text_.substr(begin, word_end + 1 - begin)};
        if (acronym.letters.empty()) return;
        const auto at = [&](std::size_t byte) {
            return static_cast<std::size_t>(std::lower_bound(tokens_.begin(), tokens_.end(), byte,
                                                             [](const Token& t, std::size_t b) { return t.begin < b; }) -
                                            tokens_.begin());
        };
        const std::size_t first = at(open), end = at(std::min(close, text_.find_first_of(";:", open)));
        if (first == end) return;
        const std::vector<Word> words = words_before(end, first);
        if (words.empty() || words.front().token > first + 1) return;   // something in the bracket breaks it
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

    void add(const Acronym& acronym, std::size_t first, std::size_t last, const std::vector<Word>& words, std::size_t start) {
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
            if (!space) d.long_form_written += c;
            else if (d.long_form_written.back() != ' ') d.long_form_written += ' ';
        }
        found_.push_back(std::move(d));
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    std::vector<Definition> found_;
};

}  // namespace

std::vector<Definition> acronym_definitions(std::string_view text, const std::vector<Token>& tokens) {
    if (text.find('(') == std::string_view::npos) return {};
    return Reader(text, tokens).definitions();
}

bool abbreviates(std::string_view acronym, const std::vector<std::string_view>& words) {
    std::vector<Word> all;
    for (const std::string_view word : words) all.push_back({word, true, is_small(word), false, all.size()});
    const auto first = long_form_start(acronym, all);
    return first && *first == 0;
}

}  // namespace imla
