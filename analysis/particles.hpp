// The little words inside names: al, ul, -i-, wa.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "analysis/tokenizer.hpp"

namespace imla {

/// Marks the particles among `tokens`, the words of `text`, and numbers all
/// words from 1; a particle has the number of the word after it, a joined word
/// that of its first part.
///
/// There are four kinds. All need a word that starts with a letter after them,
/// with nothing but a hyphen or white space between.
///   * Articles (al el) may start a name: al-Qaeda, Abd al Rahman, and in prose
///     free before a capital (senior al Qaeda).
///   * Links (ul ud ur uz wa …) stand inside a name: Siraj-ud-Din, Emir ul
///     Momineen; with a hyphen, first too: ud-Din.
///   * Assimilated articles (as an at us …) are links that must echo the word
///     after them: as-Salam, Dar es Salaam, but not told us so, Bush at War.
///   * Izafat (i e o …) stands between two hyphens, after one (Nizam-i Mustafa),
///     or, in lower case, free between names: Lashkar e Taiba; not e-mail, X-ray.
/// Those that are also English words or initials need capitals around them even
/// where Capitals::query asks for none elsewhere.
void mark_particles(std::vector<Token>& tokens, std::string_view text, Capitals capitals);

}  // namespace imla
