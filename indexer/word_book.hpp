// What a word adds to the index besides itself: its stem and the keys of its
// spelling, worked out once for as long as a thread remembers the word.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/stemmer.hpp"

namespace imla {

struct WordFacts {
    std::string stem;                   // as a term: "Zrun"; empty where the word stands for it
    std::vector<std::string> variants;  // as terms: "XVKRJ:karachi"; empty for what is no name
    bool common = false;                // an English word, a name only with a capital
};

/// One per thread.
class WordBook {
  public:
    /// `language` as for Stemmer. Without `variants`, to measure what they cost, no
    /// word has any.
    explicit WordBook(std::string_view language, bool variants = true)
        : stemmer_(language), variants_(variants) {}

    bool has_variants() const { return variants_; }

    /// Of a folded word that is not empty. Valid until the next call.
    const WordFacts& facts_of(std::string_view word);

  private:
    struct Entry {
        std::string word;
        WordFacts facts;
    };

    Stemmer stemmer_;
    bool variants_;
    std::vector<Entry> entries_;  // one place for each hash, where the next word overwrites it
};

}  // namespace imla
