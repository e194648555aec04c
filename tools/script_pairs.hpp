// Attested pairs of a word in Arabic letters and one in Latin letters, read
// from the lists of names, and split so that what is tested was never learnt.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace imla {

/// One list's pairs: Arabic word (plain_arabic) to its attested Latin forms (folded).
using ScriptPairs = std::map<std::string, std::set<std::string>>;

struct ScriptList {
    std::string name;   // "arabic-names"
    double weight = 1;  // of one Arabic word in training
    ScriptPairs train, test;
    ScriptPairs gold;  // every Latin token of the entities whose Arabic names hold the word
    std::set<std::string> latin;  // every Latin token of the list, folded
};

/// The lists under `folder` (shared/data/variants): arabic-names,
/// urdu-romanisation, sanctions-un, places-pk-af. Words are paired in order where
/// two names of an entity have as many words, articles counted with their word.
/// An entity is tested if its hash says so (an eighth; in sanctions-un, which is
/// small, a third); its words are then in no list's training part.
/// places-pk-af is for training alone, and unfiltered: many of its pairs are
/// translations. Throws std::runtime_error where a list cannot be read.
std::vector<ScriptList> script_lists(const std::string& folder);

}  // namespace imla
