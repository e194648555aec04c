// Arabic and Latin letters as codes, and the Arabic letters that count as one.
#include <string>

#include "variants/lexicon.hpp"
#include "variants/script_units.hpp"
#include "variants/scripts.hpp"

namespace imla {
namespace {

// The letter at `at`, which moves past it. Terms are valid UTF-8; of other
// bytes it makes some letter, without reading past the end.
char32_t next_letter(std::string_view word, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(word[at++]);
    if (byte < 0x80) return byte;
    int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
    char32_t letter = byte & (0x3Fu >> more);
    for (; more > 0 && at < word.size(); --more)
        letter = letter << 6 | (static_cast<unsigned char>(word[at++]) & 0x3Fu);
    return letter;
}

void append(std::string& text, char32_t letter) {
    if (letter < 0x80) {
        text += static_cast<char>(letter);
    } else if (letter < 0x800) {
        text += static_cast<char>(0xC0 | letter >> 6);
        text += static_cast<char>(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        text += static_cast<char>(0xE0 | letter >> 12);
        text += static_cast<char>(0x80 | (letter >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (letter & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (letter >> 18 & 0x07));
        text += static_cast<char>(0x80 | (letter >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (letter >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (letter & 0x3F));
    }
}

// 0 for what writers leave out as they please.
char32_t plain_letter(char32_t letter) {
    switch (letter) {
        case U'أ':
        case U'إ':
        case U'آ':
        case U'ٱ':
            return U'ا';
        case U'ؤ':
            return U'و';
        case U'ئ':
        case U'ي':
        case U'ى':
            return U'ی';
        case U'ك':
        case U'\u06AA':
            return U'ک';  // swash kaf
        case U'\u06AB':
            return U'گ';  // Pashto gaf
        case U'ہ':
        case U'\u06D5':
        case U'\u06C0':
        case U'\u06C2':
            return U'ه';
        case U'\u06C3':
            return U'ة';
        case U'\u06D3':
            return U'ے';
        case U'ء':
        case U'\u0640':
            return 0;  // hamza on the line, kashida
        default:
            break;
    }
    const bool joiner_or_mark =
        (letter >= 0x200C && letter <= 0x200F) || (letter >= 0x0610 && letter <= 0x061A) ||
        (letter >= 0x064B && letter <= 0x065F) || letter == 0x0670 ||
        (letter >= 0x06D6 && letter <= 0x06ED && letter != 0x06DD && letter != 0x06DE);
    return joiner_or_mark ? 0 : letter;
}

// a–z, or 0 for a letter that has no near one among them.
char nearest_latin(char32_t letter) {
    if (letter >= 'a' && letter <= 'z') return static_cast<char>(letter);
    switch (letter) {
        case U'ı':
            return 'i';
        case U'ø':
            return 'o';
        case U'ə':
            return 'a';
        case U'ł':
            return 'l';
        case U'đ':
            return 'd';
        case U'ħ':
            return 'h';
        default:
            return 0;
    }
}

}  // namespace

std::string plain_arabic(std::string_view word) {
    std::string plain;
    for (std::size_t at = 0; at < word.size();)
        if (const char32_t letter = plain_letter(next_letter(word, at))) append(plain, letter);
    return plain;
}

std::string reading_form(std::string_view arabic) {
    std::u32string letters;
    for (std::size_t at = 0; at < arabic.size();) {
        char32_t letter = plain_letter(next_letter(arabic, at));
        if (letter == U'ة' || letter == U'ھ') letter = U'ه';
        if (letter && (letters.empty() || letters.back() != letter)) letters += letter;
    }
    if (letters.size() > 4 && letters.starts_with(U"ال")) letters.erase(0, 2);
    std::string form;
    for (const char32_t letter : letters) append(form, letter);
    return form;
}

Script script_of(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const char32_t letter = next_letter(word, at);
        if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
            (letter >= 0xC0 && letter < 0x250))
            return Script::latin;
        if ((letter >= 0x0620 && letter <= 0x064A) || (letter >= 0x066E && letter <= 0x06D3) ||
            (letter >= 0x0750 && letter < 0x0780) || (letter >= 0xFB50 && letter < 0xFE00) ||
            (letter >= 0xFE70 && letter < 0xFEFF))
            return Script::arabic;
        if (letter >= 0x0400 && letter < 0x0530) return Script::cyrillic;
        if (letter >= 0x0250 && letter < 0x2000) return Script::other;
        if (letter >= 0x3000 && letter < 0xFB50) return Script::other;
    }
    return Script::latin;  // digits only
}

LetterCodes arabic_codes(std::string_view word) {
    LetterCodes codes{boundary_code};
    for (std::size_t at = 0; at < word.size();) {
        const auto place = arabic_letters.find(next_letter(word, at));
        codes.push_back(place == std::u32string_view::npos ? unknown_arabic
                                                           : static_cast<std::uint8_t>(place + 2));
    }
    codes.push_back(boundary_code);
    return codes;
}

LetterCodes latin_codes(std::string_view word, unsigned& doubled) {
    LetterCodes codes{boundary_code};
    doubled = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char letter = nearest_latin(next_letter(word, at));
        if (!letter) continue;
        const auto code = static_cast<std::uint8_t>(letter - 'a' + 2);
        if (code == codes.back() && !is_latin_vowel(code))
            ++doubled;
        else
            codes.push_back(code);
    }
    codes.push_back(boundary_code);
    return codes;
}

}  // namespace imla
