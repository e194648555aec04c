// Gathers which words in Arabic script each Latin spelling was seen to stand for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "tools/train-variants/common_names.hpp"
#include "tools/train-variants/pairs.hpp"
#include "variants/lexicon.hpp"

namespace imla::train {

class ReadingList {
  public:
    /// Reads words (Urdu, Arabic names) and the names of places and of the
    /// sanctions list, whose words are matched one by one, in order, where their
    /// consonants agree; then the common names. Held-back entities are left out.
    /// Kept are spellings that occur in lists of names (`seen`) or stand for words
    /// that do.
    ReadingList(const std::filesystem::path& variants, const std::map<std::string, unsigned>& seen,
                const CommonNames& common, const Split& held_back);

    /// As imla::readings_of, but of this list, and without what this entity of
    /// the sanctions list has shown: a pair must not be its own witness.
    Readings readings_of(const std::string& word, const std::string& without = "") const;

    /// Spelling → word → entities.
    using Counts = std::map<std::string, std::map<std::string, std::uint32_t>>;
    const Counts& counts() const { return counts_; }

  private:
    void add(const std::string& latin, const std::u16string& native, bool name);
    void add_common(const CommonNames&);
    void keep_names(const std::map<std::string, unsigned>& seen);

    Counts counts_;
    std::map<std::string, std::uint32_t> in_names_;  // native word → entities with names
    std::map<std::string, std::set<std::pair<std::string, std::string>>>
        shown_;  // sanctions entity → spelling, word
};

}  // namespace imla::train
