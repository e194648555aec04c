// What each edit between two spellings costs, and the cheapest alignment.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "variants/edits.hpp"

namespace imla {

/// One learned edit, a → b and b → a alike, up to three letters a side.
struct LearnedEdit {
    std::array<char, 4> a, b;  // ends with '\0'
    float cost;                // what it adds to the cost of its kind; may be negative
};

/// The costs of all edits. Costs are in nats of odds: e^-cost is how much less
/// likely "one name" becomes.
class Costs {
  public:
    using ByPlace = std::array<std::array<float, places>, edit_kinds>;
    using ByLength = std::array<std::array<float, length_classes>, edit_kinds>;

    /// `unlearned` is added where an edit of one letter is not among the learned.
    Costs(const LearnedEdit* edits, std::size_t count, float unlearned, const ByPlace& by_place,
          const ByLength& by_length);

    /// Below this no edit falls, whatever its parts add up to.
    static constexpr float least = 0.05F;

    struct Entry {
        std::array<float, length_classes * places> cost;  // by length class, then place
        EditKind kind;
        std::uint16_t index;  // of the learned edit, or `none`
    };
    static constexpr std::uint16_t none = 0xFFFF;

    /// Where a piece stands in the table; 0 if no edit has it.
    std::uint16_t number(Piece piece) const { return row_[piece]; }

    /// The edit between two numbered pieces, or null where the model has none.
    const Entry* entry(std::uint16_t a, std::uint16_t b) const {
        const std::uint16_t at = cell_[a * rows_ + b];
        return at == 0 ? nullptr : &entries_[at];
    }

    /// What each letter too many or too few costs at least, whatever the
    /// alignment, by length class.
    const std::array<float, 27>& floor(std::size_t length) const { return floor_[length]; }

    float cost(const Entry& e, Place place, std::size_t length) const {
        return e.cost[length * places + static_cast<std::size_t>(place)];
    }

  private:
    void add(std::string_view a, std::string_view b, float cost, std::uint16_t index);

    std::vector<std::uint16_t> row_;  // piece → row; 0 for a piece that no edit has
    std::size_t rows_ = 1;
    std::vector<std::uint16_t> cell_;  // row × row → entry; 0 for none
    std::vector<Entry> entries_;
    std::array<std::array<float, 27>, length_classes> floor_;
    ByPlace by_place_;
    ByLength by_length_;
};

/// One edit of an alignment.
struct Step {
    Place place;
    const Costs::Entry* entry;
    float cost;
};

/// One word, to be aligned with many.
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
    /// know, shortest first.
    struct Ending {
        std::array<std::uint16_t, longest_piece> number, letters;
        std::size_t count = 0;
    };

  private:
    bool may_be_within(std::string_view other, float most) const;

    const Costs& costs_;
    std::string word_;
    std::array<float, 27> letters_{};  // how many of each
    std::vector<Ending> endings_;
};

/// The same for two words once.
float cheapest(const Costs& costs, std::string_view a, std::string_view b,
               float most = std::numeric_limits<float>::infinity(),
               std::vector<Step>* steps = nullptr);

}  // namespace imla
