// The units of an alignment across scripts: up to two Arabic letters against
// up to four Latin ones, word boundaries counted as letters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace imla {

/// One learned unit and what it costs, in thousandths of a nat.
struct ScriptUnit {
    std::uint32_t key;  // unit_key()
    std::uint16_t cost;
};

/// The generated table, ascending by key (generated_script_units.cpp).
extern const ScriptUnit script_units[];
extern const std::size_t script_unit_count;

/// Letter codes: 1 is the word boundary. Latin a–z are 2–27, base 28; Arabic
/// letters follow `arabic_letters`, base 64; 63 is a letter that no unit has.
using LetterCodes = std::vector<std::uint8_t>;
inline constexpr std::uint8_t boundary_code = 1;
inline constexpr std::uint8_t unknown_arabic = 63;
inline constexpr std::size_t longest_arabic_unit = 2;
inline constexpr std::size_t longest_latin_unit = 4;
inline constexpr std::uint32_t latin_base = 28;

/// The letters of plain_arabic() in the order of their codes, from 2.
inline constexpr std::u32string_view arabic_letters =
    U"ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوهھیےةټځڅډړږښڼېۍ";

/// Boundary, letters, boundary. The word is plain_arabic().
LetterCodes arabic_codes(std::string_view word);

/// Boundary, letters, boundary. Other letters than a–z are read as the nearest
/// of them (ı as i, ø as o) or left out. Arabic letters do not show that a
/// consonant is doubled, so it counts once; `doubled` says how many were.
LetterCodes latin_codes(std::string_view word, unsigned& doubled);

/// a, e, i, o, u; y is a consonant.
constexpr bool is_latin_vowel(std::uint8_t code) {
    const int letter = code - 2 + 'a';
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

/// Arabic letters above 20 bits of Latin ones, the empty unit 0.
constexpr std::uint32_t unit_key(const std::uint8_t* arabic, std::size_t arabic_length,
                                 const std::uint8_t* latin, std::size_t latin_length) {
    std::uint32_t a = 0, l = 0;
    for (std::size_t i = 0; i < arabic_length; ++i) a = a * 64 + arabic[i];
    for (std::size_t i = 0; i < latin_length; ++i) l = l * latin_base + latin[i];
    return a << 20 | l;
}

}  // namespace imla
