// The cheapest alignment of one word with many.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "variants/costs.hpp"
#include "variants/edits.hpp"
#include "variants/sieve.hpp"

namespace imla {

/// One edit of an alignment.
struct Step {
    Place place;
    const Costs::Entry* entry;
    float cost;
};

/// One word, to be aligned with many: quickest where words that begin alike
/// come one after the other. Not for two threads at once.
class Aligner {
  public:
    Aligner(const Costs& costs, std::string_view word);

    /// The cheapest cost of turning the word into `other`, or infinity when
    /// above `most`. If `steps` is given it receives the edits of that
    /// alignment, last first. A byte outside a–z matches only itself. Words
    /// longer than 40 bytes are infinitely far from any other.
    float cheapest(std::string_view other, float most = std::numeric_limits<float>::infinity(),
                   std::vector<Step>* steps = nullptr) const;

    /// By where they begin in a word and by their letters, the numbers of its pieces.
    using Pieces = std::vector<std::array<std::uint16_t, longest_piece + 1>>;

  private:
    /// Costs by the beginnings of the other word and of this one.
    using Table = std::vector<float>;

    void trace(std::string_view other, const Pieces& others, const Table&,
               std::vector<Step>& steps) const;

    const Costs& costs_;
    std::string word_;
    Sieve sieve_;
    Pieces pieces_;
};

/// The same for two words once.
float cheapest(const Costs& costs, std::string_view a, std::string_view b,
               float most = std::numeric_limits<float>::infinity(),
               std::vector<Step>* steps = nullptr);

}  // namespace imla
