// What Imla asks of Unicode: validity, properties, word
// boundaries, normal forms. The one door to ICU; offsets are bytes of UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"

namespace imla {

/// Of the character data: "15.0".
std::string unicode_version();

/// What next_code_point returns for bytes that are not UTF-8.
inline constexpr char32_t invalid_code_point = 0xFFFFFFFF;

/// The code point at `at` (which must lie inside `text`), moving `at` past it.
/// Bytes that are not UTF-8 give invalid_code_point, a maximal ill-formed
/// subsequence (Unicode chapter 3, D93b) at a time.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// The code point that ends at `at` (which must be above 0), moving `at` to its start.
char32_t previous_code_point(std::string_view text, std::size_t& at);

/// Appends a code point; what is not a scalar value becomes U+FFFD.
void append_utf8(std::string& text, char32_t c);

bool is_utf8(std::string_view bytes);

/// `bytes` with each ill-formed subsequence replaced by U+FFFD, and how many were.
std::string repaired_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

/// Cuts `text` to at most `most` bytes, on a character boundary.
void truncate_utf8(std::string& text, std::size_t most);

/// Does `c` belong to a word: a letter, a mark or a decimal digit?
bool is_letter(char32_t c);
bool is_mark(char32_t c);
bool is_digit(char32_t c);

/// Upper or title case.
bool is_capital(char32_t c);

/// Underscore and its kin, by which identifiers are joined.
bool is_connector(char32_t c);

bool is_space(char32_t c);

/// C0, DEL and C1: nothing that a terminal should be sent from a document.
bool is_control(char32_t c);

/// Marks that change the direction of the text around them.
bool is_bidi_control(char32_t c);

/// Shown as nothing: soft hyphens, joiners, variation selectors, byte order marks.
bool is_ignorable(char32_t c);

/// 0–9 for a decimal digit of any script, else -1.
int digit_value(char32_t c);

/// The script of a letter; Script::other also for what has no script of its own.
Script script_of(char32_t c);

/// Is this mark merely an accent, a vowel point or the like, which searching
/// ignores? The vowel signs of Indic scripts, without which no word is left, are not.
bool is_accent(char32_t c);

/// Columns that `text` takes on a terminal: 2 for East Asian wide characters
/// and emoji, 0 for marks, controls and what is invisible (UAX #11, ambiguous as narrow).
std::size_t display_width(std::string_view text);
unsigned display_width(char32_t c);

/// A slice, in bytes, half open.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Appends the segments of `text` between word boundaries (UAX #29, with ICU's
/// dictionaries for scripts written without spaces) that hold a letter or digit.
void find_words(std::string_view text, std::vector<Span>& words);

/// A character that may end a sentence, and one that may close it after that
/// (quotation marks, brackets).
bool is_sentence_terminator(char32_t c);
bool is_sentence_closer(char32_t c);

/// NFKC with case folded and ignorable characters removed, canonically decomposed.
std::u32string folded_and_decomposed(std::string_view text);

/// Canonically composed (NFC), as UTF-8.
std::string composed(const std::u32string& text);

}  // namespace imla
