// Gathers which words in Arabic script each Latin spelling was seen to stand for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "tools/train-variants/pairs.hpp"
#include "variants/lexicon.hpp"

namespace imla::train {

class ReadingList {
  public:
    /// Reads words (Urdu, Arabic names) and, where a Latin and a native form of
    /// one entity have equally many words, the names of places and of the
    /// sanctions list, word by word. Held-back entities are left out. Kept are
    /// spellings that occur in lists of names (`seen`) or stand for words that do.
    ReadingList(const std::filesystem::path& variants, const std::map<std::string, unsigned>& seen);

    /// As imla::readings_of, but of this list.
    Readings readings_of(const std::string& word) const;

    /// Spelling → word → entities.
    using Counts = std::map<std::string, std::map<std::string, std::uint32_t>>;
    const Counts& counts() const { return counts_; }

  private:
    void add(const std::string& latin, const std::u16string& native, bool name);
    void keep_names(const std::map<std::string, unsigned>& seen);

    Counts counts_;
    std::map<std::string, std::uint32_t> in_names_;  // native word → entities with names
};

}  // namespace imla::train
