// The consonant skeleton of words in Arabic letters, in the classes of keys.cpp.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "variants/script_units.hpp"
#include "variants/scripts.hpp"

namespace imla {
namespace {

constexpr std::size_t longest_key = 4;  // as in keys.cpp
constexpr std::size_t most_keys = 12;

/// What a letter is in a key, the likeliest reading first; empty for those that
/// come and go (vowels, h, w, y, the ayn). Two readings where Latin spellings differ:
/// ث is th or s, ض is d or z. A hyphen is a reading that keys leave out: v.
std::string_view readings(std::uint8_t code) {
    if (code < 2 || code == unknown_arabic) return "";
    switch (arabic_letters[code - 2u]) {
        case U'ب':
        case U'پ':
            return "B";
        case U'ف':
            return "F-B";  // f, v, ph
        case U'ت':
        case U'ٹ':
        case U'ط':
        case U'د':
        case U'ڈ':
        case U'ټ':
        case U'ډ':
            return "T";
        case U'ث':
            return "TS";
        case U'ذ':
        case U'ض':
        case U'ظ':
            return "ST";
        case U'س':
        case U'ص':
        case U'ز':
        case U'ژ':
            return "S";
        case U'ش':
            return "SJ";  // French ch
        case U'چ':
            return "JS";
        case U'ج':
            return "JK";  // Egyptian g
        case U'ځ':
        case U'څ':
            return "ST";
        case U'خ':
        case U'ق':
        case U'ک':
        case U'گ':
        case U'غ':
            return "K";
        case U'ښ':
        case U'ږ':
            return "SK";
        case U'ل':
            return "L";
        case U'م':
            return "M";
        case U'ن':
        case U'ں':
        case U'ڼ':
            return "N";
        case U'ر':
        case U'ڑ':
        case U'ړ':
            return "R";
        default:
            return "";
    }
}

/// The keys of the letters before `end`, each with `key` before it; the likeliest last.
void add_keys(std::vector<std::string>& keys, const std::uint8_t* letter, const std::uint8_t* end,
              std::string key) {
    const auto with = [](std::string before, char mark) {
        if (mark != '-' && (before.empty() || before.back() != mark)) before += mark;
        return before;
    };
    for (; letter < end && key.size() < longest_key; ++letter) {
        const std::string_view marks = readings(*letter);
        if (marks.empty()) continue;
        for (std::size_t i = 1; i < marks.size() && keys.size() + 1 < most_keys; ++i)
            add_keys(keys, letter + 1, end, with(key, marks[i]));
        key = with(std::move(key), marks[0]);
    }
    if (key.empty()) key = "O";
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
}

constexpr std::uint8_t code_of(char32_t letter) {
    return static_cast<std::uint8_t>(arabic_letters.find(letter) + 2);
}

// The consonants that an article before them takes on.
bool is_sun_letter(std::uint8_t code) {
    const std::string_view marks = readings(code);
    return code != code_of(U'ج') && marks.find_first_of("TSNRL") != std::string_view::npos;
}

}  // namespace

std::vector<std::string> script_keys(std::string_view arabic) {
    const LetterCodes codes = arabic_codes(plain_arabic(arabic));
    std::vector<std::uint8_t> letters(codes.begin() + 1, codes.end() - 1);
    std::vector<std::string> keys;
    const auto add = [&](std::size_t from) {
        add_keys(keys, letters.data() + from, letters.data() + letters.size(), "");
    };
    const auto is_article = [&](std::size_t at) {
        return at + 1 < letters.size() && letters[at] == code_of(U'ا') &&
               letters[at + 1] == code_of(U'ل');
    };
    add(0);
    if (letters.size() >= 5 && is_article(0)) add(2);
    // The t of a feminine ending, which folding writes ه, is heard only by some.
    if (letters.size() > 2 &&
        (letters.back() == code_of(U'ه') || letters.back() == code_of(U'ة'))) {
        const std::vector<std::string> mute = keys;
        for (const std::string& key : mute)
            if (key.size() < longest_key && key.back() != 'T' && key != "O" &&
                keys.size() < most_keys)
                keys.push_back(key + 'T');
    }
    // Inside, an article's l may be the next consonant: nooruddin for نورالدین.
    for (std::size_t i = 2; i + 2 < letters.size(); ++i) {
        if (!is_article(i) || !is_sun_letter(letters[i + 2])) continue;
        letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        add(0);
        break;
    }
    return keys;
}

}  // namespace imla
