// Which encoding bytes without a declaration are in. Researchers' old files
// are mostly Windows-1252, and Windows-1256 or ISO-8859-6 for Arabic and Urdu.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" if `bytes` are such text without a
/// byte order mark, else nullptr.
const char* wide_encoding(std::string_view bytes);

/// The encoding of bytes that are not UTF-8; empty where UTF-8 with damage is the
/// likeliest reading.
std::string narrow_encoding(std::string_view bytes);

/// `text` (valid UTF-8) with its twice-encoded parts mended ("Ã©" → "é"), or
/// empty if it is not such text: nearly all its characters beyond ASCII must be.
std::string mended_double_utf8(std::string_view text);

}  // namespace imla
