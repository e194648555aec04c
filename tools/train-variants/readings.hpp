// Gathers which words in Arabic script each Latin spelling was seen to stand for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/train-variants/common_names.hpp"
#include "tools/train-variants/pairs.hpp"
#include "variants/lexicon.hpp"

namespace imla::train {

/// May this Latin word be a romanisation of that word in Arabic script? Consonants must
/// agree; in longer words one may be amiss. Cairo is none of قاهره.
bool romanises(const std::string& latin, const std::string& native);

class ReadingList {
  public:
    /// Reads words (Urdu, Arabic names) and the names of places and of the
    /// sanctions list, whose words are matched one by one, in order, where their
    /// consonants agree; then the common names. Held-back entities are left out.
    /// Kept are spellings that occur in lists of names (`seen`) or stand for words
    /// that do.
    ///
    /// What typists and machines made of a common spelling is left out where `all_common`,
    /// the list before anything was held back of it, has both the spelling and the word,
    /// but not the one for the other: Turki is ترکی, and Turkey is not.
    ReadingList(const std::filesystem::path& variants, const std::map<std::string, unsigned>& seen,
                const CommonNames& common, const CommonNames& all_common, const Split& held_back);

    /// As imla::readings_of, but of this list, and without what this entity of
    /// the sanctions list has shown: a pair must not be its own witness.
    Readings readings_of(const std::string& word, const std::string& without = "") const;

    /// As imla::spellings_of.
    std::vector<std::string_view> spellings_of(const std::string& reading) const;
    const std::map<std::string, std::vector<std::string>>& spellings() const { return spellings_; }

    /// Spelling → word → entities.
    using Counts = std::map<std::string, std::map<std::string, std::uint32_t>>;
    const Counts& counts() const { return counts_; }

  private:
    void add(const std::string& latin, const std::u16string& native, bool name);
    void drop_contradicted(const CommonNames&);
    void add_common(const CommonNames&);
    void keep_names(const std::map<std::string, unsigned>& seen);

    Counts counts_;
    std::map<std::string, std::vector<std::string>> spellings_;
    std::map<std::string, std::uint32_t> in_names_;  // native word → entities with names
    std::map<std::string, std::set<std::pair<std::string, std::string>>>
        shown_;  // sanctions entity → spelling, word
};

}  // namespace imla::train
