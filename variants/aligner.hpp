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

    static constexpr std::size_t longest_word = 40;

    /// The pieces of up to three letters that end after a letter and that edits
    /// know, shortest first, the empty one at the head.
    struct Ending {
        std::array<std::uint16_t, longest_piece + 1> number, letters;
        std::size_t count = 0;
    };

  private:
    /// The other word's first letters against every beginning of this one.
    struct Row {
        std::array<float, longest_word + 1> best;  // by letters of this word
        std::uint64_t alive = 0;  // bit i + 3: best[i] is not above `most`
        float least;              // of best
        Ending ending;
    };
    /// What the words compared last leave to those that begin alike. Costs
    /// depend on the length of both words, so each length class has its own.
    struct Shared {
        std::string other;
        std::size_t known = 0;  // rows that are filled, but for a last letter's
        float most = 0;
        std::vector<Row> rows;  // by letters of `other`
    };

    /// By length class, what it costs at least to remove all letters from one on;
    /// empty where not worked out yet.
    using Rest = std::vector<float>;
    const Rest& rest(std::size_t length) const;
    void fill(Shared& shared, std::size_t j, std::size_t length) const;
    void trace(const Shared& shared, std::size_t length, std::vector<Step>& steps) const;
    struct Arrivals;
    Arrivals arrivals(const Shared& shared, std::size_t j, std::size_t length) const;
    template <class Visit>
    void each_edit(const Arrivals& arrivals, std::size_t i, const Visit& visit) const;

    const Costs& costs_;
    std::string word_;
    std::vector<Ending> endings_;
    mutable std::array<Rest, length_classes> rest_;
    mutable std::array<Shared, length_classes> shared_;
};

/// The same for two words once.
float cheapest(const Costs& costs, std::string_view a, std::string_view b,
               float most = std::numeric_limits<float>::infinity(),
               std::vector<Step>* steps = nullptr);

}  // namespace imla
