#include "analysis/unicode.hpp"

#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace imla {
namespace {

UChar32 code(char32_t c) {
    return static_cast<UChar32>(c);
}

bool in_category(char32_t c, std::uint32_t mask) {
    return c < 0x110000 && (U_MASK(u_charType(code(c))) & mask) != 0;
}

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
}

struct CloseBreaks {
    void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};
struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

/// A break iterator and the UText it reads, kept for the next text of this thread.
class Breaks {
  public:
    Breaks() {
        UErrorCode status = U_ZERO_ERROR;
        // The root locale: rules must not depend on where the program runs.
        breaks_.reset(ubrk_open(UBRK_WORD, "", nullptr, 0, &status));
        check(status, "no break rules");
    }

    UBreakIterator* at_start_of(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        UText* opened = utext_openUTF8(text_.get(), text.data(),
                                       static_cast<std::int64_t>(text.size()), &status);
        check(status, "cannot read text");
        if (!text_) text_.reset(opened);
        ubrk_setUText(breaks_.get(), text_.get(), &status);
        check(status, "cannot find breaks");
        ubrk_first(breaks_.get());
        return breaks_.get();
    }

  private:
    std::unique_ptr<UBreakIterator, CloseBreaks> breaks_;
    std::unique_ptr<UText, CloseText> text_;
};

// ICU counts in 32 bits; longer texts are read in parts.
constexpr std::size_t longest_part = std::size_t{1} << 30;

std::size_t part_end(std::string_view text, std::size_t begin) {
    if (text.size() - begin <= longest_part) return text.size();
    std::size_t end = begin + longest_part;
    const std::size_t space = text.rfind(' ', end);
    if (space != text.npos && space > begin) return space;
    while (end > begin + 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return end;
}

int sentence_property(char32_t c) {
    return c < 0x110000 ? u_getIntPropertyValue(code(c), UCHAR_SENTENCE_BREAK)
                        : static_cast<int>(U_SB_OTHER);
}

bool holds_letter_or_digit(std::string_view text, Span span) {
    while (span.begin < span.end) {
        const char32_t c = next_code_point(text, span.begin);
        if (is_letter(c) || is_digit(c)) return true;
    }
    return false;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = instance(status);
    check(status, "no normalisation data");
    return *found;
}

}  // namespace

std::string unicode_version() { return U_UNICODE_VERSION; }

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    // U8_NEXT counts in 32 bits; a character has at most four bytes.
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);
    const int size = static_cast<int>(std::min<std::size_t>(text.size() - at, 4));
    int read = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, read, size, c);
    at += static_cast<std::size_t>(read);
    return c < 0 ? invalid_code_point : static_cast<char32_t>(c);
}

char32_t previous_code_point(std::string_view text, std::size_t& at) {
    const std::size_t low = at > 4 ? at - 4 : 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + low);
    int read = static_cast<int>(at - low);
    UChar32 c = 0;
    U8_PREV(bytes, 0, read, c);
    at = low + static_cast<std::size_t>(read);
    return c < 0 ? invalid_code_point : static_cast<char32_t>(c);
}

void append_utf8(std::string& text, char32_t c) {
    if (c >= 0x110000 || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    char bytes[U8_MAX_LENGTH];
    int size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    text.append(bytes, static_cast<std::size_t>(size));
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();)
        if (next_code_point(bytes, at) == invalid_code_point) return false;
    return true;
}

std::string repaired_utf8(std::string_view bytes, std::size_t* replaced) {
    std::string text;
    text.reserve(bytes.size());
    std::size_t bad = 0;
    std::size_t good = 0;  // start of the run that is still to be copied
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        if (next_code_point(bytes, at) != invalid_code_point) continue;
        text.append(bytes, good, begin - good).append("\xEF\xBF\xBD");
        good = at;
        ++bad;
    }
    text.append(bytes, good);
    if (replaced) *replaced = bad;
    return text;
}

void truncate_utf8(std::string& text, std::size_t most) {
    if (text.size() <= most) return;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    text.resize(most);
}

bool is_letter(char32_t c) {
    return c < 0x110000 && u_isUAlphabetic(code(c)) && !is_mark(c) && !is_digit(c);
}
bool is_mark(char32_t c) {
    return in_category(c, U_GC_M_MASK);
}
bool is_digit(char32_t c) {
    return in_category(c, U_GC_ND_MASK);
}
bool is_capital(char32_t c) {
    return in_category(c, U_GC_LU_MASK | U_GC_LT_MASK);
}
bool is_connector(char32_t c) {
    return in_category(c, U_GC_PC_MASK);
}
bool is_space(char32_t c) {
    return c < 0x110000 && u_isUWhiteSpace(code(c));
}
bool is_control(char32_t c) {
    return in_category(c, U_GC_CC_MASK);
}
bool is_bidi_control(char32_t c) {
    return c < 0x110000 && u_hasBinaryProperty(code(c), UCHAR_BIDI_CONTROL);
}
bool is_ignorable(char32_t c) {
    return c < 0x110000 && (u_hasBinaryProperty(code(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
                            in_category(c, U_GC_CF_MASK));
}
int digit_value(char32_t c) {
    return c < 0x110000 ? u_charDigitValue(code(c)) : -1;
}

Script script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (c < 0x110000 ? uscript_getScript(code(c), &status) : USCRIPT_UNKNOWN) {
        case USCRIPT_LATIN:
            return Script::latin;
        case USCRIPT_ARABIC:
            return Script::arabic;
        case USCRIPT_CYRILLIC:
            return Script::cyrillic;
        default:
            return Script::other;
    }
}

bool is_accent(char32_t c) {
    // The Japanese voicing marks are no accents: ga without its own is ka.
    if (!in_category(c, U_GC_MN_MASK | U_GC_ME_MASK) || c == 0x3099 || c == 0x309A) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(code(c), &status)) {
        case USCRIPT_INHERITED:
        case USCRIPT_LATIN:
        case USCRIPT_GREEK:
        case USCRIPT_CYRILLIC:
        case USCRIPT_ARABIC:
        case USCRIPT_HEBREW:
        case USCRIPT_SYRIAC:
            return true;
        default:
            return false;
    }
}

unsigned display_width(char32_t c) {
    if (c < 0x7F) return c < 0x20 ? 0 : 1;
    if (c >= 0x110000) return 1;  // shown as U+FFFD
    const bool medial_or_final_jamo = c >= 0x1160 && c <= 0x11FF;
    if (medial_or_final_jamo || is_ignorable(c) ||
        in_category(c, U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK))
        return 0;
    const int width = u_getIntPropertyValue(code(c), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += display_width(next_code_point(text, at));
    return width;
}

void find_words(std::string_view text, std::vector<Span>& words) {
    thread_local Breaks word_breaks;
    for (std::size_t part = 0; part < text.size();) {
        const std::size_t limit = part_end(text, part);
        UBreakIterator* breaks = word_breaks.at_start_of(text.substr(part, limit - part));
        for (std::int32_t begin = 0, end = 0; (end = ubrk_next(breaks)) != UBRK_DONE; begin = end)
            // Not by the rule's status: a word like b_ with a mark after it has none.
            if (const Span span{part + static_cast<std::size_t>(begin),
                                part + static_cast<std::size_t>(end)};
                holds_letter_or_digit(text, span))
                words.push_back(span);
        part = limit;
    }
}

bool is_sentence_terminator(char32_t c) {
    const int property = sentence_property(c);
    return property == U_SB_ATERM || property == U_SB_STERM;
}
bool is_sentence_closer(char32_t c) {
    return sentence_property(c) == U_SB_CLOSE;
}

std::u32string folded_and_decomposed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded =
        normalizer(icu::Normalizer2::getNFKCCasefoldInstance)
            .normalize(
                icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}),
                status);
    const icu::UnicodeString decomposed =
        normalizer(icu::Normalizer2::getNFDInstance).normalize(folded, status);
    check(status, "cannot normalise");
    std::u32string result(static_cast<std::size_t>(decomposed.countChar32()), U'\0');
    decomposed.toUTF32(reinterpret_cast<UChar32*>(result.data()),
                       static_cast<std::int32_t>(result.size()), status);
    check(status, "cannot convert");
    return result;
}

std::string composed(const std::u32string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto units = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                     static_cast<std::int32_t>(text.size()));
    std::string result;
    normalizer(icu::Normalizer2::getNFCInstance).normalize(units, status).toUTF8String(result);
    check(status, "cannot normalise");
    return result;
}

}  // namespace imla
