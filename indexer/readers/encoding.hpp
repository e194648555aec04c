// Bytes to UTF-8: byte order marks, declared encodings, detection, repair.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace imla {

class ReadingSink;

struct Decoded {
    std::string text;          // valid UTF-8
    bool as_found = false;     // text is the file's bytes from `skipped` on
    std::size_t skipped = 0;   // bytes of a byte order mark
    std::string note;          // how it was read, where that was a guess; else empty
    std::size_t replaced = 0;  // invalid bytes or characters that became U+FFFD
};

/// The text of `bytes`. `wanted` (--encoding) wins over a byte order mark,
/// that over `declared` (a meta tag, say), that over detection among UTF-8,
/// UTF-16, UTF-32, Windows-1252, Windows-1256, ISO-8859-6 and what ICU is sure
/// of. UTF-8 that was encoded twice is mended. An unknown `declared` is
/// ignored; an unknown `wanted` throws UserError.
Decoded decoded(std::string_view bytes, std::string_view wanted = {},
                std::string_view declared = {});

/// Tells `sink` what was guessed or repaired, if anything.
void tell(const Decoded&, ReadingSink& sink);

/// Whether `name` is an encoding that decoded() can be asked for.
bool is_encoding(std::string_view name);

/// Text, perhaps in an unknown encoding: few control characters, or UTF-16/32.
bool looks_like_text(std::string_view bytes);

/// The encoding a byte order mark names, and its length; nothing without one.
struct ByteOrderMark {
    const char* encoding;
    std::size_t length;
};
std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes);

}  // namespace imla
