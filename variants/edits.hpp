// The parts of an alignment of two spellings: pieces of up to three letters,
// and the kinds of edit that turn one piece into another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace imla {

/// Up to three letters a–z as one number: base 27, 0 for the empty piece.
using Piece = std::uint16_t;
inline constexpr std::size_t pieces = std::size_t{27} * 27 * 27;
inline constexpr std::size_t longest_piece = 3;

/// Longer words are like no other; in bytes.
inline constexpr std::size_t longest_aligned = 40;

/// A letter's code in a piece, 1–26, or 0 for a byte that no edit may touch.
constexpr unsigned letter_code(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<unsigned>(c - 'a') + 1 : 0;
}

constexpr Piece piece_of(std::string_view letters) {
    unsigned value = 0;
    for (char c : letters) value = value * 27 + letter_code(c);
    return static_cast<Piece>(value);
}

constexpr bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// What kind of difference an edit is. Rare edits borrow the cost of their kind.
enum class EditKind : std::uint8_t {
    doubled_consonant,  // haji, hajji
    long_vowel,         // karim, kareem; yusuf, yousuf
    close_vowel,        // a/e, e/i, o/u: one short vowel heard two ways
    other_vowel,        // a/i, a/u, e/o …: often another name
    vowel_added,        // fazl, fazal
    glide,              // ai/ay, aw/au, ia/iya
    h_added,            // nusra, nusrah
    aspirate,           // kh/k, dh/d, gh/g, th/t: a consonant with and without h
    near_consonant,     // q/k, z/s, b/p, m/n: made alike
    far_consonant,      // one for another, made otherwise
    consonant_added,
    syllable,  // vowels and consonants at once
};
inline constexpr std::size_t edit_kinds = 12;

/// Where in the words the edit stands.
enum class Place : std::uint8_t { first, middle, last };
inline constexpr std::size_t places = 3;

/// Where the letters [end − letters, end) of a word of `size` letters stand.
constexpr Place place_in(std::size_t size, std::size_t end, std::size_t letters) {
    return end == letters ? Place::first : end == size ? Place::last : Place::middle;
}

/// Of an edit between pieces of two words: it stands first or last where it does so
/// in one of them, and first counts more.
constexpr Place joint_place(Place a, Place b) {
    return a == Place::first || b == Place::first ? Place::first
           : a == Place::last || b == Place::last ? Place::last
                                                  : Place::middle;
}

/// The kind of edit a → b; symmetric.
EditKind kind_of(std::string_view a, std::string_view b);

/// How long two words are together, as one of `length_classes` steps: the same
/// change says more in a short name.
inline constexpr std::size_t length_classes = 6;
constexpr std::size_t length_class(std::size_t letters_of_both) {
    if (letters_of_both <= 8) return 0;
    if (letters_of_both <= 10) return 1;
    if (letters_of_both <= 12) return 2;
    if (letters_of_both <= 14) return 3;
    return letters_of_both <= 17 ? 4 : 5;
}

}  // namespace imla
