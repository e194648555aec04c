// The attested spellings that the model learns from and is judged by, and the
// split between the two.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace imla::train {

enum class Source { sanctions, actors, places, urdu, arabic };

/// Two spellings of one word, in alphabetical order.
struct Pair {
    std::string a, b;
    Source source;
    std::uint32_t count;  // entities that have it
    std::string entity;   // one of them
};

using Words = std::pair<std::string, std::string>;
Words words_of(std::string a, std::string b);

/// What was read, split so that the two sides share neither an entity nor a
/// pair of words. Sanctions and actors: one entity in three is held back;
/// places: one in ten; Urdu words: one in twenty.
struct Attested {
    std::vector<Pair> training, held_back;
    std::set<std::string> list_tokens;     // all words of the sanctions and actors lists
    std::map<std::string, unsigned> seen;  // entities of the training side that have a word
    std::map<std::string, unsigned> place_tokens;
};

/// Is this entity held back for judging?
bool is_held_back(Source source, const std::string& entity);

/// Any split: for judging, for choosing settings without looking at what is held
/// back, or for learning from everything.
using Split = std::function<bool(Source, const std::string& entity)>;

inline bool nothing_held_back(Source /*source*/, const std::string& /*entity*/) {
    return false;
}

/// Reads `variants` (the folder with sanctions-un, places-pk-af …). Pairs of
/// `struck` are plainly two names and are not learned from. Throws
/// std::runtime_error naming a file that cannot be read.
Attested attested(const std::filesystem::path& variants, const std::set<Words>& struck,
                  const Split& held_back);

/// The pairs "a b  # reason" of a file, one a line.
std::set<Words> listed_pairs(const std::filesystem::path& file);

/// The words of a name, folded: Latin letters a–z, marks and apostrophes gone.
std::vector<std::string> name_words(const std::string& name);

/// The words of the SCOWL lists of sizes 10 to `largest`, folded, no possessives.
std::set<std::string> scowl_words(const std::filesystem::path& folder, unsigned largest);

/// All words of a list "one | other | third" with # comments.
std::set<std::string> listed_words(const std::filesystem::path& file);

}  // namespace imla::train
