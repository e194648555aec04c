// Terms as both programs spell them, and the weight a word carries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace imla {

enum class Kind { passage, document, file, settings };

/// The term every record of a kind carries.
std::string kind_term(Kind);

/// Prefix and value; an id that would be too long for Xapian (245 bytes) is
/// hashed, never cut.
std::string id_term(std::string_view document_id);
std::string file_term(std::string_view file_key);
/// "XV" key ':' form.
std::string variant_term(std::string_view key, std::string_view form);

/// Xapian takes no longer term, in bytes (a zero byte counts as two).
inline constexpr std::size_t longest_engine_term = 245;

/// What every acronym term starts with: "XA".
std::string acronym_prefix();
/// "XA" acronym ':' long form; a prefix of all of the acronym's where that is empty.
std::string acronym_term(std::string_view acronym, std::string_view long_form);
/// "XL" key ':' long form '=' acronym, filed under the keys of the long form's
/// first word; a prefix of all of the key's where both are empty.
std::string long_form_term(std::string_view key, std::string_view long_form,
                           std::string_view acronym);

/// 64-bit FNV-1a: stable across machines and versions.
std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325u);

/// BM25's saturation is stored with each posting, so that a search needs no
/// document lengths: wdf = round(16 · tf / (1 − b + b · length / average)), b = 0.5.
/// Searching then uses BM25 with k1 = 20 and b = 0. At least 1 where tf > 0.
unsigned impact(double tf, double length, double average_length);

}  // namespace imla
