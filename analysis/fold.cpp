#include "analysis/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/unicode.hpp"

namespace imla {
namespace {

/// Letters that decomposition leaves alone and readers take for others.
/// Met after case folding, so lower case only.
constexpr std::array letters = std::to_array<std::pair<char32_t, std::u32string_view>>({
    {U'\u00E6', U"ae"},     {U'\u00F0', U"d"},      {U'\u00F8', U"o"},      {U'\u00FE', U"th"},
    {U'\u0111', U"d"},      {U'\u0127', U"h"},      {U'\u0131', U"i"},      {U'\u0138', U"k"},
    {U'\u0142', U"l"},      {U'\u014B', U"n"},      {U'\u0153', U"oe"},     {U'\u0167', U"t"},
    {U'\u0180', U"b"},      {U'\u0199', U"k"},      {U'\u019A', U"l"},      {U'\u01B6', U"z"},
    {U'\u01E5', U"g"},      {U'\u0249', U"j"},      {U'\u024D', U"r"},      {U'\u024F', U"y"},
    {U'\u0253', U"b"},      {U'\u0256', U"d"},      {U'\u0257', U"d"},      {U'\u0259', U"a"},
    {U'\u0268', U"i"},      {U'\u0289', U"u"},  // Arabic: alefs, yehs, kafs, hehs, gafs, noon
    {U'\u0621', U""},       {U'\u0629', U"\u0647"}, {U'\u0640', U""},       {U'\u0643', U"\u06A9"},
    {U'\u0649', U"\u06CC"}, {U'\u064A', U"\u06CC"}, {U'\u0671', U"\u0627"}, {U'\u0672', U"\u0627"},
    {U'\u0673', U"\u0627"}, {U'\u0674', U""},       {U'\u06A9', U"\u06A9"}, {U'\u06AA', U"\u06A9"},
    {U'\u06AB', U"\u06AF"}, {U'\u06BA', U"\u0646"}, {U'\u06BE', U"\u0647"}, {U'\u06C1', U"\u0647"},
    {U'\u06C3', U"\u0647"}, {U'\u06CD', U"\u06CC"}, {U'\u06D0', U"\u06CC"}, {U'\u06D1', U"\u06CC"},
    {U'\u06D5', U"\u0647"}, {U'\u1E9F', U"d"},
});

constexpr auto sorted_letters = [] {
    auto sorted = letters;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}();

const std::u32string_view* replacement(char32_t c) {
    const auto found =
        std::lower_bound(sorted_letters.begin(), sorted_letters.end(), c,
                         [](const auto& entry, char32_t x) { return entry.first < x; });
    return found != sorted_letters.end() && found->first == c ? &found->second : nullptr;
}

// Short i is a letter of its own, which romanisation tells from i.
constexpr char32_t cyrillic_i = U'\u0438';
constexpr char32_t breve = U'\u0306';

bool is_ascii_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

/// Drops the commas of 1,000,000 and 1,00,000, which are no part of the number;
/// those of 2001,2005 stay.
void drop_thousands_commas(std::string& number) {
    std::size_t digits = 0;  // since the last comma
    std::size_t commas = 0;
    for (const char c : number) {
        if (c == '.') break;
        if (c == ',') {
            const bool fits = commas == 0 ? digits >= 1 && digits <= 3 : digits == 2 || digits == 3;
            if (!fits) return;
            digits = 0;
            ++commas;
        } else if (is_ascii_digit(static_cast<unsigned char>(c))) {
            ++digits;
        } else {
            break;
        }
    }
    if (commas > 0 && digits == 3) std::erase(number, ',');
}

/// Keeps what the contract of folded() keeps.
std::string kept(const std::u32string& decomposed) {
    std::u32string letters_and_digits;
    bool any = false;
    bool comma = false;
    for (std::size_t i = 0; i < decomposed.size(); ++i) {
        char32_t c = decomposed[i];
        if (const int digit = digit_value(c); digit >= 0 && is_digit(c)) {
            letters_and_digits += static_cast<char32_t>('0' + digit);
            any = true;
        } else if (c == breve && i > 0 && decomposed[i - 1] == cyrillic_i) {
            letters_and_digits += c;
        } else if (is_apostrophe(c) || is_accent(c) || is_ignorable(c)) {
            continue;
        } else if (is_letter(c)) {
            if (const auto* other = replacement(c))
                letters_and_digits += *other;
            else
                letters_and_digits += c;
            any = any || !letters_and_digits.empty();
        } else if (is_mark(c)) {
            if (any) letters_and_digits += c;
        } else if (c == '.' || c == ',' || c == U'\u066B' || c == U'\u066C') {
            const bool between = i > 0 && i + 1 < decomposed.size() &&
                                 is_digit(decomposed[i - 1]) && is_digit(decomposed[i + 1]);
            if (!between) continue;
            letters_and_digits += c == '.' || c == U'\u066B' ? U'.' : U',';
            comma |= letters_and_digits.back() == ',';
        }
    }
    if (!any) return {};
    std::string term = composed(letters_and_digits);
    if (comma) drop_thousands_commas(term);
    return term;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace

std::string folded(std::string_view word) {
    return is_ascii(word) ? folded_ascii(word) : kept(folded_and_decomposed(word));
}

std::string folded_ascii(std::string_view word) {
    std::string term;
    term.reserve(word.size());
    bool comma = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const auto digit_at = [&](std::size_t at) {
            return at < word.size() && is_ascii_digit(static_cast<unsigned char>(word[at]));
        };
        if (c >= 'A' && c <= 'Z')
            term += static_cast<char>(c | 0x20);
        else if ((c >= 'a' && c <= 'z') || digit_at(i))
            term += c;
        else if ((c == '.' || c == ',') && i > 0 && digit_at(i - 1) && digit_at(i + 1)) {
            term += c;
            comma |= c == ',';
        }
    }
    if (comma) drop_thousands_commas(term);
    return term;
}

bool is_apostrophe(char32_t c) {
    switch (c) {
        case U'\'':
        case U'`':
        case U'\u00B4':  // acute accent
        case U'\u02B9':  // modifier prime
        case U'\u02BB':  // turned comma: Uzbek, Hawaiian, and for ayn
        case U'\u02BC':  // modifier apostrophe
        case U'\u02BD':  // reversed comma
        case U'\u02BE':  // hamza
        case U'\u02BF':  // ayn
        case U'\u02C8':  // modifier vertical line
        case U'\u02CA':
        case U'\u02CB':
        case U'\u2018':
        case U'\u2019':
        case U'\u201B':
        case U'\u2032':  // prime
        case U'\u2035':
        case U'\uA78B':  // saltillo
        case U'\uA78C':
        case U'\uFF07':
            return true;
        default:
            return false;
    }
}

bool is_apostrophe_outside_words(char32_t c) {
    return c == U'`' || c == U'\u00B4' || c == U'\u201B' || c == U'\u2032' || c == U'\u2035';
}

bool is_possessive_apostrophe(char32_t c) {
    return c == U'\'' || c == U'\u2019' || c == U'\u2018' || c == U'\u02BC' || c == U'\uFF07' ||
           is_apostrophe_outside_words(c);
}

}  // namespace imla
