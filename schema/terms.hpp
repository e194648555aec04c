// Terms as both programs spell them, and the weight a word carries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace imla {

/// `problem`: a file that could not be read whole; it is one of `file` too.
enum class Kind { passage, document, file, settings, problem };

/// The term every record of a kind carries.
std::string kind_term(Kind);

/// Prefix and value; an id that would be too long for Xapian (245 bytes) is
/// hashed, never cut.
std::string id_term(std::string_view document_id);
std::string file_term(std::string_view file_key);
/// The value of slot_document: the id itself, so that equal hits come by document
/// in every index; a long one is cut and ends in a hash of the whole.
std::string document_value(std::string_view document_id);
/// Was the id too long to be its own value?
bool is_cut_value(std::string_view document_value);
/// The value of slot_run: a moment in microseconds since 1970, as 8 digits of hexadecimal for its
/// seconds and 5 for the rest, so that moments sort as text. Older indexes have the seconds alone.
std::string run_value(std::uint64_t microseconds);
/// The moment again, of either; 0 of what is neither.
std::uint64_t run_of_value(std::string_view value);
/// "Z" stem: what holds a word of that stem.
std::string stem_term(std::string_view stem);
/// Does the term of a word that is its own stem stand for the stem as well? Where it
/// does, that word has no stem_term(): a second list would hold the same passages but
/// for the few that have the word with an ending. True of function words, which searches
/// leave out, and of numbers, which have no endings. All others have both, so that a
/// search reads one list, in which several forms of a word count as that word said again.
bool stands_for_stem(std::string_view word);
/// `path` with its separators made spaces, so that words of a path are words.
std::string path_words(std::string_view path);
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

/// What a word adds to a passage's score, but for its rarity, is stored with each
/// posting: BM25's saturation and length, impact = round(127 · t / (t + 1.25)) with
/// t = tf / (1 − b + b · length / average), b = 0.5. So a search needs no document
/// lengths, and its scores are sums of whole numbers times weights. From 1 to 127
/// (one byte) where tf > 0.
unsigned impact(double tf, double length, double average_length);
inline constexpr unsigned highest_impact = 127;

}  // namespace imla
