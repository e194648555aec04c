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
    /// What the words compared last leave to those that begin alike: the other
    /// word's first letters against every beginning of this one. Costs depend on
    /// the length of both words, so each length class has its own.
    struct Shared {
        std::string other;
        std::size_t known = 0;     // rows that are filled, but for a last letter's
        std::vector<float> costs;  // row × beginning of this word
        std::vector<float> least;  // of each row
        // What a letter of the other word costs everywhere at once, by where it
        // stands: where in `letter_costs`, 0 if not worked out yet.
        std::vector<std::uint32_t> letters;  // place × letter
        std::vector<float> letter_costs;
        std::vector<float> removals;  // of each letter of this word; place in the other × end
    };
    /// An edit of this word's letters [end − letters, end) into a certain piece.
    struct Edit {
        std::uint8_t end, letters, place;
        std::uint16_t number;
    };
    using Edits = std::vector<Edit>;
    struct Range {
        std::uint32_t first = 0, last = 0;  // of known_edits_; last 0 where not looked up yet
    };

    std::uint8_t place_of(std::size_t end, std::size_t letters) const;
    std::uint32_t worked_out(Shared&, unsigned char letter, Place, std::size_t length) const;
    Range edits_into(std::uint16_t piece, std::size_t letters) const;
    void prepare(Shared&, std::size_t length) const;
    void fill(Shared&, std::size_t j, std::size_t length) const;
    void trace(const Shared&, std::size_t length, std::vector<Step>& steps) const;

    const Costs& costs_;
    std::string word_;
    std::vector<Ending> endings_;
    Edits pieces_;         // those of this word, each with its own number, in the order of their ends
    Edits long_removals_;  // of several letters at once, in the order of their ends
    mutable std::array<Shared, length_classes> shared_;
    mutable std::vector<Range> by_piece_;  // of the other word, but single letters for single letters
    mutable Edits known_edits_;
};

/// The same for two words once.
float cheapest(const Costs& costs, std::string_view a, std::string_view b,
               float most = std::numeric_limits<float>::infinity(),
               std::vector<Step>* steps = nullptr);

}  // namespace imla
