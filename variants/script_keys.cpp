// The consonant skeleton of words in Arabic letters, in the classes of keys.cpp.
#include <algorithm>

#include "variants/script_units.hpp"
#include "variants/scripts.hpp"

namespace imla {
namespace {

constexpr std::size_t longest_key = 4;  // as in keys.cpp
constexpr std::size_t most_keys = 12;

/// What a letter is in a key, the likeliest reading first; empty for those that
/// come and go (vowels, h, w, y, the ayn). Two readings where Latin spellings differ:
/// ث is th or s, ض is d or z.
std::string_view readings(std::uint8_t code) {
    if (code < 2 || code == unknown_arabic) return "";
    switch (arabic_letters[code - 2u]) {
        case U'ب':
        case U'پ':
            return "B";
        case U'ف':
            return "F";
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

void add_keys(std::vector<std::string>& keys, const std::uint8_t* letter, const std::uint8_t* end,
              std::string key) {
    for (; letter < end && key.size() < longest_key; ++letter) {
        const std::string_view marks = readings(*letter);
        if (marks.empty()) continue;
        for (std::size_t i = 1; i < marks.size() && keys.size() + 1 < most_keys; ++i) {
            std::string other = key;
            if (other.empty() || other.back() != marks[i]) other += marks[i];
            add_keys(keys, letter + 1, end, std::move(other));
        }
        if (key.empty() || key.back() != marks[0]) key += marks[0];
    }
    if (key.empty()) key = "O";
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
}

}  // namespace

std::vector<std::string> script_keys(std::string_view arabic) {
    const LetterCodes codes = arabic_codes(plain_arabic(arabic));
    const std::uint8_t *first = codes.data() + 1, *last = codes.data() + codes.size() - 1;
    static constexpr auto alef = static_cast<std::uint8_t>(arabic_letters.find(U'ا') + 2);
    static constexpr auto lam = static_cast<std::uint8_t>(arabic_letters.find(U'ل') + 2);
    std::vector<std::string> keys;
    if (last - first >= 5 && first[0] == alef && first[1] == lam)
        add_keys(keys, first + 2, last, "");
    add_keys(keys, first, last, "");
    // The t of ة is heard only before a name that follows.
    static constexpr auto marbuta = static_cast<std::uint8_t>(arabic_letters.find(U'ة') + 2);
    if (last > first && last[-1] == marbuta) {
        for (std::string key : std::vector<std::string>(keys)) {
            if (key == "O") key.clear();
            if (key.size() < longest_key && (key.empty() || key.back() != 'T') &&
                keys.size() < most_keys)
                keys.push_back(key + 'T');
        }
    }
    return keys;
}

}  // namespace imla
