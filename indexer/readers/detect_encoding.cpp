#include "indexer/readers/detect_encoding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "indexer/readers/utf8.hpp"

namespace imla {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

bool is_letter(unsigned byte) {
    return (byte | 0x20u) >= 'a' && (byte | 0x20u) <= 'z';
}

/// Characters that prose in the scripts we expect is made of.
bool is_usual(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r' ||
           (c >= 0xA0 && c < 0x250) || (c >= 0x370 && c < 0x780) || (c >= 0x900 && c < 0xE00) ||
           (c >= 0x1E00 && c < 0x2070);
}

/// Of `bytes` read as units of `width`, how many in a thousand are usual; 0 if none is a space or
/// line end.
unsigned usual_share(std::string_view bytes, std::size_t width, bool big) {
    const std::size_t units = std::min<std::size_t>(bytes.size() / width, 4096);
    std::size_t usual = 0, spaces = 0;
    for (std::size_t unit = 0; unit < units; ++unit) {
        char32_t c = 0;
        for (std::size_t i = 0; i < width; ++i)
            c = (c << 8) | byte_at(bytes, unit * width + (big ? i : width - 1 - i));
        usual += is_usual(c);
        spaces += c == ' ' || c == '\n' || c == '\r';
    }
    return units < 4 || (spaces == 0 && units > 40) ? 0
                                                    : static_cast<unsigned>(usual * 1000 / units);
}

/// How often a letter stands in Arabic, Persian and Urdu prose together, in thousandths (rounded;
/// enough to tell two code pages apart).
double arabic_share(char16_t c) {
    static constexpr std::array<std::pair<char16_t, int>, 52> table{
        {{u'ا', 130}, {u'ل', 80}, {u'ي', 70}, {u'ی', 30}, {u'م', 55}, {u'ن', 60}, {u'و', 60},
         {u'ر', 60},  {u'ه', 35}, {u'ہ', 25}, {u'ک', 30}, {u'ك', 22}, {u'ت', 45}, {u'ب', 35},
         {u'س', 35},  {u'د', 35}, {u'ع', 25}, {u'ف', 20}, {u'ق', 20}, {u'ح', 20}, {u'ش', 17},
         {u'ج', 14},  {u'ز', 12}, {u'ص', 10}, {u'خ', 10}, {u'ط', 8},  {u'پ', 10}, {u'گ', 8},
         {u'چ', 5},   {u'ے', 25}, {u'ں', 15}, {u'ٹ', 6},  {u'ڈ', 4},  {u'ڑ', 4},  {u'ھ', 10},
         {u'ذ', 5},   {u'ث', 5},  {u'غ', 5},  {u'ض', 6},  {u'ظ', 3},  {u'ء', 3},  {u'ئ', 5},
         {u'آ', 6},   {u'أ', 10}, {u'إ', 5},  {u'ة', 12}, {u'ى', 8},  {u'ؤ', 2},  {u'،', 10},
         {u'؛', 1},   {u'؟', 2},  {u'ژ', 1}}};
    for (const auto& [letter, share] : table)
        if (letter == c) return share / 1000.0;
    return c >= 0x600 && c < 0x700 ? 0.0005 : 0.0001;
}

/// Mean log share of the high bytes of `bytes`, read in `encoding`.
double arabic_score(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding, &status),
                                                                  &ucnv_close);
    if (U_FAILURE(status)) return -100;
    std::array<double, 128> log_share{};
    for (unsigned high = 0; high < 128; ++high) {
        const char byte = static_cast<char>(high + 128);
        std::array<UChar, 4> unit{};
        status = U_ZERO_ERROR;
        const auto count = ucnv_toUChars(from.get(), unit.data(), 4, &byte, 1, &status);
        log_share[high] = std::log(count == 1 ? arabic_share(unit[0]) : 0.0001);
    }
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < bytes.size() && count < 20'000; ++at) {
        if (byte_at(bytes, at) < 0x80) continue;
        sum += log_share[byte_at(bytes, at) - 128];
        ++count;
    }
    return count ? sum / static_cast<double>(count) : -100;
}

struct HighBytes {
    std::size_t letters = 0;   // of ASCII
    std::size_t in_words = 0;  // words that mix ASCII letters and high bytes: German, French
    std::size_t alone = 0;     // words of two or more high bytes and nothing else: Arabic, Cyrillic
    std::size_t bytes_alone = 0;  // bytes of those
    std::size_t western = 0;   // bytes that Windows-1252 has for letters and marks people use
    std::size_t all = 0;
    std::size_t in_sequences = 0;  // valid UTF-8 sequences, longer ones counted for more
    std::size_t stray = 0;         // high bytes outside them

    /// UTF-8 with damage. In other encodings two high bytes form a sequence by chance (a fifth
    /// of Urdu in Windows-1256), three hardly ever.
    bool mostly_utf8() const { return in_sequences > stray; }
    /// Words of a script of their own, and not a few stray bytes in a Latin text.
    bool other_script() const {
        return alone > in_words && (bytes_alone >= 8 || bytes_alone * 3 >= letters);
    }
};

bool is_western(unsigned byte) {
    static constexpr std::string_view rare =
        "\xA4\xA6\xA8\xAC\xAF\xB5\xB8\xC3\xC5\xCC\xD0\xD5\xD7\xDD\xDE\xE3\xF0\xF5\xF7\xFD\xFE\xFF";
    if (byte < 0xA0)
        return byte == 0x80 || byte == 0x85 || byte == 0x8C || (byte >= 0x91 && byte <= 0x97) ||
               byte == 0x99 || byte == 0x9C;
    return rare.find(static_cast<char>(byte)) == rare.npos;
}

HighBytes high_bytes(std::string_view bytes) {
    HighBytes count;
    for (std::size_t at = 0; at < bytes.size() && count.all < 65'536;) {
        if (byte_at(bytes, at) < 0x80 && !is_letter(byte_at(bytes, at))) {
            ++at;
            continue;
        }
        std::size_t letters = 0, high = 0;
        for (; at < bytes.size() && (is_letter(byte_at(bytes, at)) || byte_at(bytes, at) >= 0x80);
             ++at) {
            const unsigned byte = byte_at(bytes, at);
            if (byte < 0x80) {
                ++letters;
                continue;
            }
            ++high;
            count.western += is_western(byte);
        }
        count.all += high;
        count.letters += letters;
        count.bytes_alone += high > 1 && letters == 0 ? high : 0;
        count.in_words += high > 0 && letters > 0;
        count.alone += high > 1 && letters == 0;
    }
    for (std::size_t at = 0; at < bytes.size() && count.in_sequences + count.stray < 65'536;) {
        const std::size_t length = sequence_length(bytes, at);
        count.in_sequences += length > 2 ? 4 : length == 2;
        count.stray += length == 0;
        at += std::max<std::size_t>(length, 1);
    }
    return count;
}

/// What ICU's statistics say of other scripts; empty unless they are sure.
std::string icu_guess(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    ucsdet_setText(detector.get(), bytes.data(),
                   static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 65'536)), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || !match || ucsdet_getConfidence(match, &status) < 40) return {};
    const std::string name = ucsdet_getName(match, &status);
    return name.starts_with("UTF") || name.starts_with("ISO-8859-1") ? std::string() : name;
}

}  // namespace

const char* wide_encoding(std::string_view bytes) {
    if (bytes.size() < 8 || bytes.substr(0, 8192).find('\0') == bytes.npos) return nullptr;
    constexpr unsigned enough = 950;
    if (bytes.size() % 4 == 0) {
        if (usual_share(bytes, 4, false) >= enough) return "UTF-32LE";
        if (usual_share(bytes, 4, true) >= enough) return "UTF-32BE";
    }
    if (bytes.size() % 2 != 0) return nullptr;
    const unsigned little = usual_share(bytes, 2, false), big = usual_share(bytes, 2, true);
    if (std::max(little, big) < enough || little == big) return nullptr;
    return little > big ? "UTF-16LE" : "UTF-16BE";
}

std::string narrow_encoding(std::string_view bytes) {
    const HighBytes count = high_bytes(bytes);
    if (count.all == 0 || count.mostly_utf8()) return {};
    if (!count.other_script())
        return count.western * 10 >= count.all * 9 ? "windows-1252" : "";
    const double windows = arabic_score(bytes, "windows-1256"),
                 iso = arabic_score(bytes, "iso-8859-6");
    constexpr double arabic_enough = -4.3;  // prose scores about -3.3, other scripts under -5.5
    if (std::max(windows, iso) > arabic_enough)
        return iso > windows ? "ISO-8859-6" : "windows-1256";
    return icu_guess(bytes);
}

std::string mended_double_utf8(std::string_view text) {
    // What Windows-1252 has at 0x80–0x9F.
    static constexpr std::array<char32_t, 32> windows{
        0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
        0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    std::string out;
    std::size_t mended = 0, other = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (byte_at(text, at) < 0x80) {
            const std::size_t begin = at;
            while (at < text.size() && byte_at(text, at) < 0x80) ++at;
            if (mended || begin == 0 || !out.empty())
                out.append(text, begin, at - begin);
            else
                out.assign(text, 0, at);
            continue;
        }
        const std::size_t begin = at;
        std::string bytes;
        bool fits = true;
        while (at < text.size() && byte_at(text, at) >= 0x80) {
            const std::size_t length = sequence_length(text, at);
            char32_t c = length == 2   ? byte_at(text, at) & 0x1F
                         : length == 3 ? byte_at(text, at) & 0xF
                                       : 0x10FFFF;
            for (std::size_t i = 1; i < length && length < 4; ++i)
                c = (c << 6) | (byte_at(text, at + i) & 0x3F);
            const auto found = std::find(windows.begin(), windows.end(), c);
            if (found != windows.end())
                bytes += static_cast<char>(0x80 + (found - windows.begin()));
            else if (c >= 0x80 && c < 0x100)
                bytes += static_cast<char>(c);
            else
                fits = false;
            at += std::max<std::size_t>(length, 1);
        }
        const bool twice = fits && is_utf8(bytes);
        (twice ? mended : other) += 1;
        if (other > 20 && mended < other) return {};
        if (twice)
            out += bytes;
        else
            out.append(text, begin, at - begin);
    }
    return mended > 0 && mended >= 9 * other ? out : std::string();
}

}  // namespace imla
