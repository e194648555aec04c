// The words of runs seen before: a text repeats its words, and ICU takes a
// microsecond for each.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/words.hpp"

namespace imla {

class WordCache {
  public:
    /// What split_words finds in `run`, with ranges within it. Valid until the next call.
    const std::vector<Word>& words_of(std::string_view run);

  private:
    struct Entry {
        std::string run;
        std::vector<Word> words;
    };
    // Each run has one place, where the next of that place overwrites it.
    static constexpr std::size_t places = std::size_t{1} << 13;
    static constexpr std::size_t longest_kept = 64;  // bytes; longer ones hardly come back
    std::vector<Entry> entries_;                     // none until the first is needed
    Entry long_one_;
};

}  // namespace imla
