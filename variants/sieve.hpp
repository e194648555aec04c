// Rules out most words that are too far from one, comparing eight of its letters at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "variants/costs.hpp"
#include "variants/edits.hpp"

namespace imla {

/// One word, to be compared with many: quickest where words that begin alike come
/// one after the other. Not for two threads at once.
///
/// It aligns as Aligner does, but in whole numbers, rounded so that no edit is dearer
/// than it is. A cell holds what is left of the cost that is allowed, 0 where nothing
/// is; so what vectors shift in from outside is dead, as it should be.
class Sieve {
  public:
    Sieve(const Costs& costs, std::string_view word);

    /// False only where the cheapest alignment with `other` costs more than `most`, which is
    /// found out soonest where no `most` is larger than those before. Of words with a byte
    /// outside a–z, or too long to be aligned, it says true.
    bool may_be_within(std::string_view other, float most) const;

  private:
    static constexpr std::size_t lanes = 8;
    using Lanes = std::int16_t __attribute__((vector_size(lanes * sizeof(std::int16_t))));

    /// A piece of this word, or an edit of it into a certain piece of another: the
    /// letters [end − letters, end).
    struct Edit {
        std::uint8_t end, letters;
        Place place;
        std::uint16_t number;  // of the piece, or of the edit
    };
    struct Range {
        std::uint32_t first = 0, last = 0;
    };
    /// Edits of so many letters of this word, by where they end.
    struct Move {
        std::uint32_t letters, costs;  // costs: where in move_costs_
    };
    /// What it costs to put a letter in, and to have it stand for the last one.
    struct Single {
        Lanes added, instead;
    };
    /// What it costs to remove the last letter, the last two, the last four, and all
    /// that stand in the block.
    struct Removals {
        Lanes one, two, four, all;
    };
    /// What the words compared last leave to those that begin alike. Costs depend on
    /// the length of both words, so each length class has its own.
    struct Shared {
        std::array<std::uint8_t, longest_aligned> other{};  // letter codes, one less than rows
        std::size_t known = 0;    // rows that are filled, but for a last letter's
        std::array<std::int16_t, longest_aligned + 1> best{};  // cell of each row
        float most = -std::numeric_limits<float>::infinity();  // the largest that was allowed
        std::vector<Lanes>
            rows;  // a dead block, then blocks_, for each beginning of the other word
        std::array<bool, places * 27> has_single{};
        std::vector<Single> singles;     // place × letter × block
        std::vector<Range> moves;        // place × piece; last 0 where not worked out yet
        std::vector<Removals> removals;  // place × block
    };

    void sort_edits();
    void prepare(Shared&, std::size_t length) const;
    bool begin(Shared&, float most, std::size_t length) const;
    void add_single(Shared&, unsigned code, Place, std::size_t length) const;
    void add_moves(Range& moves, std::uint16_t piece, Place, std::size_t length) const;
    std::int16_t remove_letters(Shared&, Lanes* row, Place) const;
    std::int16_t fill(Shared&, std::size_t j, std::size_t m, std::size_t length) const;

    const Costs& costs_;
    std::size_t size_, blocks_;
    bool passes_all_ = false;
    std::vector<Edit> pieces_;             // of this word, shortest first
    std::vector<std::uint32_t> by_piece_;  // where in edits_ those of each piece begin, and the end
    std::vector<Edit> edits_;  // all but of one letter or none for one or none; shortest first
    mutable std::array<Shared, length_classes> shared_;
    mutable std::vector<Move> moves_;
    mutable std::vector<Lanes> move_costs_;
};

}  // namespace imla
