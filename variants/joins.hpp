// Names that one writer joins and the next one splits: Sirajuddin, Siraj
// ud-Din, Seraj al-Din; Miranshah, Miran Shah; Abdurrahman, Abd al-Rahman.
//
// A form of several words is written with spaces, folded, particles included:
// "siraj ud din". The index files it as XV<key>:siraj ud din for each key in
// index_keys(joined_spelling("siraj ud din")), so that the look-up which finds
// sirajuddin finds it too; its expansion is the phrase of phrase_words(form).
//
// Titles (mullah, maulana, hajji …) need nothing of their own: they are words
// with variants like any other, and are never part of a joined name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "variants/forms.hpp"
#include "variants/reach.hpp"

namespace imla {

class Matcher;

/// A run of tokens that may also be written as one word. Its bytes run from
/// tokens[first].begin to tokens[last - 1].end.
struct JoinedForm {
    std::string form;                 // "siraj ud din"
    std::string joined;               // joined_spelling(form): "sirajuddin"
    std::size_t first = 0, last = 0;  // tokens, half open

    bool operator==(const JoinedForm&) const = default;
};

/// For the index: the runs of a passage that writers join. These are up to four
/// name words linked by particles or hyphens (one word, if an article starts it:
/// al-Qaeda), and pairs of capitalised words that are short (Tora Bora) or where
/// one is an element that is often written together (wali, shah, khel, abdul …);
/// in Arabic letters, pairs of which one is such an element (عبد, الدین, شاه).
/// Ascending by first token; a run may contain a shorter one.
std::vector<JoinedForm> joined_forms(const std::vector<Token>& tokens);

/// For a query: the runs of its tokens that may stand in the text as one word,
/// or split elsewhere. Capitals are not asked for. joined_forms_of() finds what
/// the collection has of each.
std::vector<JoinedForm> joined_readings(const std::vector<Token>& tokens);

/// The one spelling that joined writings of a form share, as far as rules can
/// tell: inside, articles take one shape (ul, al, ud, ur → u and the consonant
/// that follows, doubled), at the start they are al, and izafat is e. Works on
/// single words too: abdalrahman and "abd ur rahman" both give abdurrahman.
std::string joined_spelling(std::string_view form);

/// The same, or empty where it is the form itself, as it is of most words.
std::string other_joined_spelling(std::string_view form);

/// The spellings under whose keys to look for `word`, a single word or a form:
/// itself without spaces, and joined_spelling() where that differs.
std::vector<std::string> lookup_spellings(std::string_view word);

/// The joined and split spellings of `form` (a word, or a form of joined_readings())
/// that the collection holds, nearest first: forms of several words, to be
/// searched as the phrase of their phrase_words(), and single words. Completes
/// forms_of(), which finds single words for single words. Empty at Reach::off.
/// `matcher`, if there is one already, is that of `form`.
std::vector<Form> joined_forms_of(std::string_view form, Reach reach, const Vocabulary&,
                                  const Matcher* matcher = nullptr);

/// The words of a form that hold positions of their own: all but its particles.
/// "siraj ud din" gives siraj, din; "al qaeda" gives qaeda.
std::vector<std::string> phrase_words(std::string_view form);

/// Is this folded word a title or form of address (mullah, maulvi, hajji, sheikh …)?
bool is_title(std::string_view word);

}  // namespace imla
