// A signature that nearly identical passages share, so that a search may show
// one of them and count the rest.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace imla {

/// 8 bytes. Min-hashing of word pairs (A. Broder, "On the resemblance and
/// containment of documents", 1997), four hashes together: two passages share
/// it with probability J⁴, where J is the share of word pairs that they have in
/// common (one word changed in a hundred: 0.85; half the pairs: 0.06). Letter
/// case, marks and punctuation do not count. Empty for a passage without words.
class Signature {
  public:
    Signature() { least_.fill(~std::uint64_t{0}); }
    /// The next word, by the stable_hash() of its term; no joined word, since its parts follow.
    void add(std::uint64_t word);
    std::string bytes() const;

  private:
    std::array<std::uint64_t, 4> least_;
    std::uint64_t before_ = 0;  // stands in front of the first word
    bool any_ = false;
};

}  // namespace imla
