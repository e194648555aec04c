// Numbers and keys as glass tables store them; FORMAT.md, "Numbers" and "Keys".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace imla::glass {

/// The longest key of any table, in bytes.
inline constexpr std::size_t longest_key = 255;

/// The longest term that can be stored, in bytes, when it holds no zero byte;
/// each zero byte costs one more, and up to four may come on top.
inline constexpr std::size_t longest_term = 245;

/// Bytes that put_number may write.
inline constexpr std::size_t longest_number = 10;

/// Writes `value` at `out`, seven bits a byte, lowest first; returns the end.
inline unsigned char* put_number(unsigned char* out, std::uint64_t value) {
    while (value >= 0x80) {
        *out++ = static_cast<unsigned char>(value | 0x80);
        value >>= 7;
    }
    *out++ = static_cast<unsigned char>(value);
    return out;
}

inline void append_number(std::string& out, std::uint64_t value) {
    if (value < 0x80) {  // nearly all are
        out.push_back(static_cast<char>(value));
        return;
    }
    unsigned char bytes[longest_number];
    const unsigned char* end = put_number(bytes, value);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(end - bytes));
}

/// Reads what put_number wrote and moves `in` past it. The bytes are our own,
/// so there is no check for a truncated number.
inline std::uint64_t taken_number(const unsigned char*& in) {
    std::uint64_t value = *in & 0x7f;
    for (unsigned shift = 7; *in++ & 0x80; shift += 7)
        value |= static_cast<std::uint64_t>(*in & 0x7f) << shift;
    return value;
}

/// The same for bytes that may be damaged: false where no number ends before `end`, or it
/// takes more than 64 bits.
inline bool take_number(const unsigned char*& in, const unsigned char* end, std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; in != end && shift < 64; shift += 7) {
        value |= static_cast<std::uint64_t>(*in & 0x7f) << shift;
        if (*in++ < 0x80) return true;
    }
    return false;
}

/// Writes a document id so that bytes sort as the numbers do: 2 to 5 bytes.
inline unsigned char* put_sortable(unsigned char* out, std::uint32_t value) {
    if (value < 0x8000) {
        *out++ = static_cast<unsigned char>(value >> 8);
        *out++ = static_cast<unsigned char>(value);
        return out;
    }
    // The leading ones of the first byte count the bytes that follow, less one.
    const int more = value < (1u << 22) ? 2 : value < (1u << 29) ? 3 : 4;
    const auto lead = static_cast<unsigned char>(0xff << (9 - more));
    *out++ = static_cast<unsigned char>(
        lead | static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> (8 * more)));
    for (int byte = more - 1; byte >= 0; --byte)
        *out++ = static_cast<unsigned char>(value >> (8 * byte));
    return out;
}

inline void append_sortable(std::string& out, std::uint32_t value) {
    unsigned char bytes[5];
    const unsigned char* end = put_sortable(bytes, value);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(end - bytes));
}

/// Appends `term` so that keys sort as terms do: a zero byte becomes 00 ff.
void append_escaped(std::string& out, std::string_view term);

/// What every key of a kind of entry in the postlist table starts with. Terms
/// cannot start so: their zero bytes are followed by ff.
namespace prefix {
inline constexpr std::string_view metadata{"\0\xc0", 2};
inline constexpr std::string_view value_statistics{"\0\xd0", 2};
inline constexpr std::string_view values{"\0\xd8", 2};
inline constexpr std::string_view lengths{"\0\xe0", 2};
}  // namespace prefix

/// Key of what the docdata and termlist tables hold of one document.
inline std::string document_key(std::uint32_t document) {
    std::string key;
    append_sortable(key, document);
    return key;
}

}  // namespace imla::glass
