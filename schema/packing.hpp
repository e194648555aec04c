// Records packed for storage: a Zstandard frame (RFC 8878) made with a dictionary of
// common English phrases. A passage is too short to teach a packer its language, so
// the dictionary brings it; it is part of the program (generated_phrases.hpp), because
// a record must be readable by whoever gets it, from one shard or a server.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace imla {

/// Bytes. A larger record is stored as it is, and a packed one that claims to be
/// larger is damaged: so no damage makes a reader ask for more memory than this.
inline constexpr std::size_t largest_packed = std::size_t{16} << 20;

/// `fields` packed, or as they are where that is not shorter. They begin with a
/// version, which is never 'Z': so packed records do. Any thread may ask.
std::string packed(std::string fields);

/// The fields again: `stored` itself where it is not packed, otherwise a view of
/// `space`. Throws DamagedRecord where it is no frame, or longer than largest_packed.
std::string_view unpacked(std::string_view stored, std::string& space);

}  // namespace imla
