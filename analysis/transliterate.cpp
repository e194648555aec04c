// The second file that sees ICU: its transliterators.
#include "analysis/transliterate.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

#include "analysis/tokenizer.hpp"

namespace imla {
namespace {

// Letters of Tajik, Uzbek, Kazakh, Kyrgyz, Ukrainian and others for which BGN's
// Russian table has nothing.
const char* beyond_russian(char16_t letter) {
    switch (letter) {
        case u'қ':
        case u'ҡ':
        case u'ԛ':
            return "q";
        case u'ғ':
        case u'ҕ':
            return "gh";
        case u'ҳ':
        case u'һ':
            return "h";
        case u'ҷ':
        case u'џ':
            return "j";
        case u'ң':
        case u'ҥ':
            return "ng";
        case u'ә':
            return "a";
        case u'ө':
            return "o";
        case u'ү':
        case u'ұ':
            return "u";
        case u'і':
        case u'ї':
            return "i";
        case u'є':
            return "ye";
        case u'ґ':
            return "g";
        case u'ў':
            return "u";
        case u'ј':
            return "j";
        default:
            return nullptr;
    }
}

bool is_cyrillic(char16_t unit) {
    return unit >= 0x0400 && unit < 0x0530;
}

}  // namespace

std::string latin_of(std::string_view word) {
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    icu::UnicodeString letters;
    bool cyrillic = false;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        cyrillic = cyrillic || is_cyrillic(text[i]);
        if (const char* latin = beyond_russian(text[i]))
            letters.append(icu::UnicodeString::fromUTF8(latin));
        else
            letters.append(text[i]);
    }
    if (!cyrillic) return std::string(word);

    // Building one takes milliseconds, so each thread keeps its own.
    thread_local const std::unique_ptr<icu::Transliterator> romanise = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "Russian-Latin/BGN; Cyrillic-Latin", UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    if (!romanise) return std::string(word);
    romanise->transliterate(letters);
    std::string latin;
    letters.toUTF8String(latin);
    return fold_word(latin);
}

}  // namespace imla
