// What each edit between two spellings costs.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
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
        EditKind kind;
        std::uint16_t index;  // of the learned edit, or `none`
    };
    static constexpr std::uint16_t none = 0xFFFF;

    /// Where a piece stands in the table; 0 if no edit has it.
    std::uint16_t number(Piece piece) const { return row_[piece]; }

    /// Above all numbers of pieces.
    std::size_t numbers() const { return rows_; }

    /// The edits between a numbered piece and every other, by the number of the
    /// other; 0 where the model has none.
    const std::uint16_t* edits(std::uint16_t piece) const { return &cell_[piece * rows_]; }

    /// Another piece and the edit between the two.
    struct Partner {
        std::uint16_t piece, edit;
    };
    /// Those of a numbered piece, but a single letter's or the empty one's with a
    /// single letter: there the table is full, elsewhere nearly empty.
    std::span<const Partner> partners(std::uint16_t piece) const { return partners_[piece]; }

    const Entry& entry(std::uint16_t edit) const { return entries_[edit]; }

    /// What each edit costs, by its number; the edit 0 costs infinity.
    const float* costs(Place place, std::size_t length) const {
        return cost_[length * places + static_cast<std::size_t>(place)].data();
    }

    /// The same in whole steps, rounded down; the edit 0 costs `most_steps`.
    const std::int16_t* steps(Place place, std::size_t length) const {
        return steps_[length * places + static_cast<std::size_t>(place)].data();
    }
    static constexpr float steps_per_nat = 1024;
    static constexpr std::int16_t most_steps = std::numeric_limits<std::int16_t>::max();

  private:
    void add(std::string_view a, std::string_view b, float cost, std::uint16_t index);

    std::vector<std::uint16_t> row_;  // piece → row; 0 for a piece that no edit has
    std::size_t rows_ = 1;
    std::vector<std::uint16_t> cell_;  // row × row → entry; 0 for none
    std::vector<Entry> entries_;
    std::vector<std::vector<Partner>> partners_;                    // of each row
    std::array<std::vector<float>, length_classes * places> cost_;  // length class × place → entry
    std::array<std::vector<std::int16_t>, length_classes * places> steps_;
    ByPlace by_place_;
    ByLength by_length_;
};

}  // namespace imla
