#include "indexer/readers/encoding.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "indexer/readers/detect_encoding.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/readers/utf8.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter converter(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* opened =
        name.empty() || name.size() > 60 ? nullptr : ucnv_open(std::string(name).c_str(), &status);
    if (U_FAILURE(status)) opened = nullptr;
    return {opened, &ucnv_close};
}

/// What ICU makes of `bytes`; invalid sequences become U+FFFD.
std::string converted(std::string_view bytes, UConverter* from) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    std::u16string units(1 << 15, u'\0');
    std::string piece(3 * units.size(), '\0');
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    std::size_t kept = 0;  // a high surrogate that waits for its other half
    for (bool more = true; more;) {
        UChar* target = units.data() + kept;
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(from, &target, units.data() + units.size(), &source, end, nullptr, true,
                       &status);
        more = status == U_BUFFER_OVERFLOW_ERROR;
        auto count = static_cast<std::size_t>(target - units.data());
        kept = more && count > 0 && U16_IS_LEAD(units[count - 1]) ? 1 : 0;
        const char16_t waiting = kept ? units[count - 1] : u'\0';
        count -= kept;
        std::int32_t length = 0;
        status = U_ZERO_ERROR;
        u_strToUTF8WithSub(piece.data(), static_cast<std::int32_t>(piece.size()), &length,
                           units.data(), static_cast<std::int32_t>(count), 0xFFFD, nullptr,
                           &status);
        out.append(piece, 0, static_cast<std::size_t>(length));
        if (kept) units[0] = waiting;
        if (!more && U_FAILURE(status)) break;
    }
    return out;
}

std::size_t occurrences(std::string_view text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += what.size()) ++count;
    return count;
}

Decoded from_utf8(std::string_view bytes, std::size_t skipped) {
    Decoded out;
    out.skipped = skipped;
    bytes.remove_prefix(skipped);
    if (is_utf8(bytes)) {
        out.as_found = true;
        if (std::string mended = mended_double_utf8(bytes); !mended.empty()) {
            out.text = std::move(mended);
            out.as_found = false;
            out.note = "UTF-8 encoded twice was mended";
        } else {
            out.text = bytes;
        }
    } else {
        out.text = with_valid_utf8(bytes, out.replaced);
    }
    return out;
}

bool is_utf8_name(std::string_view name) {
    std::string folded;
    for (const char c : name)
        if (c != '-' && c != '_' && c != ' ')
            folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return folded == "utf8" || folded == "unicode11utf8" || folded == "usascii" ||
           folded == "ascii";
}

/// Web pages and mail say ISO-8859-1 and mean Windows-1252, which only adds to it.
std::string_view meant(std::string_view declared) {
    static constexpr std::string_view latin[] = {"iso-8859-1", "iso8859-1", "iso_8859-1",
                                                 "latin1",     "l1",        "cp819"};
    std::string folded(declared);
    for (char& c : folded) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return std::find(std::begin(latin), std::end(latin), folded) != std::end(latin) ? "windows-1252"
                                                                                    : declared;
}

Decoded through(UConverter* from, std::string_view bytes, std::size_t skipped) {
    Decoded out;
    out.skipped = skipped;
    out.text = converted(bytes.substr(skipped), from);
    if (out.text.starts_with("\uFEFF")) out.text.erase(0, 3);
    out.replaced = occurrences(out.text, "\uFFFD");
    return out;
}

}  // namespace

std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return ByteOrderMark{"UTF-8", 3};
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return ByteOrderMark{"UTF-32LE", 4};
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) return ByteOrderMark{"UTF-32BE", 4};
    if (bytes.starts_with("\xFF\xFE"sv)) return ByteOrderMark{"UTF-16LE", 2};
    if (bytes.starts_with("\xFE\xFF"sv)) return ByteOrderMark{"UTF-16BE", 2};
    return std::nullopt;
}

bool is_encoding(std::string_view name) {
    return converter(name) != nullptr;
}

Decoded decoded(std::string_view bytes, std::string_view wanted, std::string_view declared) {
    const auto mark = byte_order_mark(bytes);
    const std::size_t skipped = mark ? mark->length : 0;
    if (!wanted.empty()) {
        if (is_utf8_name(wanted)) return from_utf8(bytes, mark && mark->length == 3 ? 3 : 0);
        const Converter from = converter(wanted);
        if (!from)
            throw UserError(fmt::format(
                "no encoding is called “{}”; windows-1256 and utf-16le are examples", wanted));
        return through(from.get(), bytes, 0);
    }
    if (mark) {
        if (skipped == 3) return from_utf8(bytes, 3);
        // A mark and then a text that is no such thing: two stray bytes before UTF-8.
        return through(converter(mark->encoding).get(), bytes, skipped);
    }
    const bool plain_utf8 = is_utf8(bytes);
    if (!declared.empty() && !is_utf8_name(declared)) {
        const Converter from = converter(meant(declared));
        const bool ascii = std::all_of(bytes.begin(), bytes.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        const bool single = from && ucnv_getMaxCharSize(from.get()) == 1;
        if (from && single && plain_utf8 && !ascii) {
            Decoded out = from_utf8(bytes, 0);
            out.note = fmt::format("read as UTF-8, though declared as {}", clean_name(declared));
            return out;
        }
        if (from) return through(from.get(), bytes, 0);
    }
    if (const char* wide = wide_encoding(bytes)) {
        Decoded out = through(converter(wide).get(), bytes, 0);
        out.note = fmt::format("read as {} (detected)", wide);
        return out;
    }
    if (plain_utf8) return from_utf8(bytes, 0);
    const std::string detected = narrow_encoding(bytes);
    const Converter from = converter(detected);
    if (!from) return from_utf8(bytes, 0);
    Decoded out = through(from.get(), bytes, 0);
    out.note = fmt::format("read as {} (detected)", detected);
    return out;
}

void tell(const Decoded& text, ReadingSink& sink) {
    if (!text.note.empty()) sink.guess(text.note);
    if (text.replaced == 1) sink.guess("1 invalid byte replaced with U+FFFD");
    if (text.replaced > 1)
        sink.guess(fmt::format("{} invalid bytes replaced with U+FFFD", text.replaced));
}

bool looks_like_text(std::string_view bytes) {
    if (byte_order_mark(bytes)) return true;
    const std::string_view sample = bytes.substr(0, 1 << 16);
    std::size_t controls = 0;
    for (const char c : sample) {
        const auto byte = static_cast<unsigned char>(c);
        const bool usual = byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' ||
                           byte == 0x1B || byte == '\b';
        if ((byte < 0x20 && !usual) || byte == 0x7F) ++controls;
    }
    if (controls * 50 <= sample.size()) return true;
    if (wide_encoding(sample.substr(0, sample.size() & ~std::size_t{3}))) return true;
    // Programs and pictures are never valid UTF-8 for long; a damaged text may be.
    std::string_view whole = sample;
    if (sample.size() < bytes.size())
        while (!whole.empty() && (static_cast<unsigned char>(whole.back()) & 0x80))
            whole.remove_suffix(1);
    return is_utf8(whole) && controls * 10 <= sample.size() * 3;
}

}  // namespace imla
