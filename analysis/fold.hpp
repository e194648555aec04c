// A word as written to the term that is searched for.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// The letters and digits of `word`: NFKC, case folded, accents, apostrophes
/// and invisible characters removed, and one form for
///   * Latin letters with strokes and ligatures: ł l, ø o, æ ae, þ th, ı i …
///   * Arabic alefs ا, yehs ی, kafs ک, hehs ه, waws و; no hamza, kashida or harakat
///   * Cyrillic without accents, but й is not и
///   * digits of every script: ASCII.
/// Points and commas stay between digits, but no comma that groups thousands.
/// Empty where no letter or digit is left. Not cut.
std::string folded(std::string_view word);

/// The same of a word whose letters and digits are ASCII: the rest is dropped.
std::string folded_ascii(std::string_view word);

/// Marks that are written for an apostrophe, hamza or ayn: ' ’ ‘ ʻ ʼ ʾ ʿ ` ´ and kin.
bool is_apostrophe(char32_t c);

/// Those of them that Unicode does not count as part of a word even between letters.
bool is_apostrophe_outside_words(char32_t c);

/// Those that people type in a possessive: ' ’ ‘ ʼ ` ´ and kin.
bool is_possessive_apostrophe(char32_t c);

}  // namespace imla
