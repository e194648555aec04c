#include "variants/abbreviation.hpp"

#include <algorithm>
#include <array>

#include "variants/acronyms.hpp"

namespace imla {
namespace {

constexpr std::size_t most_letters = 10;  // of an acronym

// What is unusual about an alignment adds up.
constexpr double inner_letter = 2;  // General HeadQuarters
constexpr double word_without_letter = 2.5;
constexpr double letter_of_small_word = 0.5;  // Department Of Defense

// Words that acronyms pass over as they please.
constexpr auto small_words = std::to_array<std::string_view>(
    {"a",  "al", "an", "and", "at", "by",  "da",   "de",  "del", "des",  "di", "do",
     "du", "e",  "el", "en",  "et", "for", "from", "i",   "in",  "la",   "le", "o",
     "of", "on", "or", "the", "to", "ud",  "ul",   "und", "wa",  "with", "y"});

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

// The least penalty of reading letters as the beginnings of words, the last
// word included, and the first word that is read.
class Alignment {
  public:
    Alignment(std::string_view letters, const std::vector<LongFormWord>& words)
        : letters_(letters), words_(words) {
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
        if (end == 0 || words_.size() - end > longest_long_form) return none;
        const LongFormWord& word = words_[end - 1];
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
        for (std::size_t taken = 1; taken <= std::min<std::size_t>(count, word.letters ? 5 : 3);
             ++taken)
            if (const double penalty = reading(word, letters_.substr(count - taken, taken));
                penalty < none)
                consider(taken, penalty);
        return best;
    }

    static double reading(const LongFormWord& word, std::string_view letters) {
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
    const std::vector<LongFormWord>& words_;
    std::size_t first_ = 0;
    double penalty_ = none;
};

bool is_roman_numeral(std::string_view letters) {
    return letters.find_first_not_of("ivx") == std::string_view::npos;
}

}  // namespace

bool is_small_word(std::string_view word) {
    return std::binary_search(small_words.begin(), small_words.end(), word);
}

std::optional<std::size_t> long_form_start(std::string_view letters,
                                           const std::vector<LongFormWord>& words) {
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

std::string acronym_letters(std::string_view written) {
    if (written.size() > 2 * most_letters || written.empty() || !is_upper(written[0])) return {};
    if (written.size() > 2 && written.ends_with("s") && is_upper(written[written.size() - 2]))
        written.remove_suffix(1);
    std::string letters;
    std::size_t capitals = 0;
    for (const char c : written) {
        if (is_upper(c))
            ++capitals;
        else if (c == '.' || c == '-' || c == '&' || c == '/')
            continue;
        else if (!is_lower(c))
            return {};
        letters += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (capitals < 2 || letters.size() < 2 || letters.size() > most_letters) return {};
    if (capitals * 2 <= letters.size()) return {};  // MacArthur
    if (is_roman_numeral(letters)) return {};
    return letters;
}

bool abbreviates(std::string_view acronym, const std::vector<std::string_view>& words) {
    std::vector<LongFormWord> all;
    all.reserve(words.size());
    for (const std::string_view word : words)
        all.push_back({word, true, is_small_word(word), false, all.size()});
    const auto first = long_form_start(acronym, all);
    return first && *first == 0;
}

}  // namespace imla
