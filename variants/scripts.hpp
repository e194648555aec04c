// Across scripts: is this word in Arabic letters (Arabic, Urdu, Pashto, Dari,
// Persian) that word in Latin letters? And Cyrillic, by way of Latin.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "variants/forms.hpp"
#include "variants/reach.hpp"

namespace imla {

/// The script of a word, by its first letter.
Script script_of(std::string_view word);

/// How far apart a folded word in Arabic letters and a folded one in Latin
/// letters are as spellings of one name: the cost of the best alignment of
/// letters with romanisation units, short vowels free, per square root of
/// length. Never negative; infinite where the model rules it out. An attached
/// article (ال) may stand in either word or neither. Measured on the scale of
/// script_limit(), not that of limit(). Where it is clearly above `most` it may be
/// infinite instead, which is found out sooner.
double script_distance(std::string_view arabic, std::string_view latin,
                       double most = std::numeric_limits<double>::infinity());

/// The cost of that alignment in nats, as the words stand, articles and all.
double romanisation_cost(std::string_view arabic, std::string_view latin);

/// The largest script_distance() that is a match at this reach; negative for Reach::off.
double script_limit(Reach reach);

/// The keys under which a word in Arabic letters is filed and looked up, in
/// the alphabet of keys.hpp, so that it meets its Latin forms. Letters that are
/// read in two ways (و, ي as vowel or consonant) give a key each way.
std::vector<std::string> script_keys(std::string_view arabic);

/// The forms in the collection that are written in another script than `word`
/// (folded; Latin, Arabic or Cyrillic) and likely the same name, nearest first,
/// at most `most`. Arabic against Cyrillic goes by way of Latin letters. Empty
/// at Reach::off. Distances across scripts are brought to the scale of limit(),
/// so that they can stand in one list with forms_of().
std::vector<Form> script_forms_of(std::string_view word, Reach reach, const Vocabulary&,
                                  std::size_t most = 50);

/// One spelling of each word in Arabic letters: alef, hamza, yeh, kaf and heh
/// variants made one, vowel signs, kashida and joiners dropped.
std::string plain_arabic(std::string_view word);

}  // namespace imla
