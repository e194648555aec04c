// The small parts that names of several words are made of. All words are folded.
#pragma once

#include <string_view>

namespace imla {

/// The Arabic article as names carry it, assimilated or not: al, ud, ash …
bool is_article(std::string_view word);

/// The link of Persian and Urdu names: the i of Tehrik-i-Taliban.
bool is_izafat(std::string_view word);

/// An article, izafat or "and": what phrases drop inside a name.
bool is_particle_word(std::string_view word);

/// Abd with its article run on (abdul, abdel, abdur): the name it serves follows.
bool is_servant(std::string_view word);

/// "Son of": bin, ibn. An English word, too.
bool is_nasab(std::string_view word);

/// Has the word the article of the next one run on, as abdul and jamaatul have?
bool has_article_run_on(std::string_view word);

/// First and last parts of names that writers join as often as not: noor, sher;
/// khel, abad, wali.
bool is_first_element(std::string_view word);
bool is_last_element(std::string_view word);

/// Those of them that hardly stand alone, so that an English word beside them
/// makes a name too: spin, bin; ullah, zai.
bool is_bound_first_element(std::string_view word);
bool is_bound_last_element(std::string_view word);

/// In Arabic letters: what another word completes to one name (عبد, ابو), and what
/// completes one (الدین, الله, شاه).
bool is_arabic_first_element(std::string_view word);
bool is_arabic_last_element(std::string_view word);

/// Before a hyphen these make an adjective, not a name: Indo-Aryan, Sino-Soviet.
bool is_name_prefix(std::string_view word);

}  // namespace imla
