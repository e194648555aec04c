// BGN/PCGN's romanisation of Russian, by hand: ICU has it, and takes ten
// milliseconds to build what it reads it from, which every search would pay.
#include "analysis/transliterate.hpp"

#include "analysis/tokenizer.hpp"
#include "analysis/unicode.hpp"

namespace imla {
namespace {

/// What a Cyrillic letter is, nothing for any other: first those of Russian, then
/// those of Tajik, Uzbek, Kazakh, Kyrgyz, Ukrainian and others.
const char* latin_letter(char32_t letter) {
    switch (letter) {
        case U'а': return "a";
        case U'б': return "b";
        case U'в': return "v";
        case U'г': return "g";
        case U'д': return "d";
        case U'е': case U'ё': return "e";
        case U'ж': return "zh";
        case U'з': return "z";
        case U'и': return "i";
        case U'й': return "y";
        case U'к': return "k";
        case U'л': return "l";
        case U'м': return "m";
        case U'н': return "n";
        case U'о': return "o";
        case U'п': return "p";
        case U'р': return "r";
        case U'с': return "s";
        case U'т': return "t";
        case U'у': return "u";
        case U'ф': return "f";
        case U'х': return "kh";
        case U'ц': return "ts";
        case U'ч': return "ch";
        case U'ш': return "sh";
        case U'щ': return "shch";
        case U'ъ': return "";
        case U'ы': return "y";
        case U'ь': return "";
        case U'э': return "e";
        case U'ю': return "yu";
        case U'я': return "ya";

        case U'қ': case U'ҡ': case U'ԛ': return "q";
        case U'ғ': case U'ҕ': return "gh";
        case U'ҳ': case U'һ': return "h";
        case U'ҷ': case U'џ': case U'ј': return "j";
        case U'ң': case U'ҥ': return "ng";
        case U'ә': return "a";
        case U'ө': return "o";
        case U'ү': case U'ұ': case U'ў': return "u";
        case U'і': case U'ї': return "i";
        case U'є': return "ye";
        case U'ґ': return "g";
        case U'ђ': return "d";
        case U'љ': return "l";
        case U'њ': return "n";
        case U'ћ': return "c";
        case U'ѕ': case U'ҙ': return "z";
        case U'ӕ': return "ae";
        default: return nullptr;
    }
}

bool is_cyrillic(char32_t c) { return c >= 0x0400 && c < 0x0530; }

bool is_vowel(char32_t c) { return std::u32string_view(U"аеёиоуыэюя").find(c) != std::u32string_view::npos; }

}  // namespace

std::string latin_of(std::string_view word) {
    std::string latin;
    bool cyrillic = false;
    char32_t before = 0;  // 0: what is no letter; a Latin one for what softens no е after it
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        char32_t c = next_code_point(word, at);
        cyrillic = cyrillic || is_cyrillic(c);
        const bool softens = is_vowel(before) || before == U'й' || before == U'ъ' || before == U'ь';
        if ((c == U'е' || c == U'ё') && (begin == 0 || softens)) {
            latin += "ye";
            if (begin > 0) c = U'e';
        } else if (const char* letters = latin_letter(c)) {
            latin += letters;
            if (c == U'э' && before != 0 && !is_vowel(before) && before != U'й') c = U'e';
            if (c == U'ы' && is_vowel(before)) c = U'y';
        } else {
            latin.append(word, begin, at - begin);
        }
        before = is_letter(c) ? c : 0;
    }
    return cyrillic ? fold_word(latin) : std::string(word);
}

}  // namespace imla
