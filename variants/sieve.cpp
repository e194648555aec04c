#include "variants/sieve.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace imla {
namespace {

static_assert(longest_piece == 3);   // rows that one edit may pass over, as may_be_within() has it

constexpr std::int16_t never = Costs::most_steps;

template <class Lanes>
Lanes larger(Lanes a, Lanes b) {
    return a > b ? a : b;
}

/// The lanes of `here` one further on, and the last of those before them.
template <class Lanes>
Lanes after(Lanes before, Lanes here) {
    const Lanes dead{};  // two shifts that every machine has
    return __builtin_shufflevector(dead, here, 7, 8, 9, 10, 11, 12, 13, 14) |
           __builtin_shufflevector(before, dead, 7, 8, 9, 10, 11, 12, 13, 14);
}

template <class Lanes>
Lanes lanes_at(const std::int16_t* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

}  // namespace

Sieve::Sieve(const Costs& costs, std::string_view word)
    : costs_(costs), size_(word.size()), blocks_(word.size() / lanes + 1) {
    passes_all_ = size_ > longest_aligned ||
                  std::any_of(word.begin(), word.end(), [](char c) { return letter_code(c) == 0; });
    if (passes_all_) return;
    for (std::size_t letters = 0; letters <= longest_piece; ++letters)
        for (std::size_t end = letters; end <= size_; ++end)
            if (const std::uint16_t number =
                    costs.number(piece_of(word.substr(end - letters, letters))))
                pieces_.push_back({static_cast<std::uint8_t>(end),
                                   static_cast<std::uint8_t>(letters),
                                   place_in(size_, end, letters), number});
    sort_edits();
}

// By the other word's pieces, which are many times more than have an edit with one of
// this word's: looked up from here, for each piece of another word, most of the time
// would go into empty places of a table that no near cache holds.
void Sieve::sort_edits() {
    by_piece_.resize(costs_.numbers() + 1);
    for (const Edit& piece : pieces_)
        for (const Costs::Partner& partner : costs_.partners(piece.number))
            ++by_piece_[partner.piece];
    std::uint32_t sum = 0;
    for (std::uint32_t& at : by_piece_) sum += at, at = sum;
    edits_.resize(sum);
    for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece)
        for (const Costs::Partner& partner : costs_.partners(piece->number))
            edits_[--by_piece_[partner.piece]] = {piece->end, piece->letters, piece->place,
                                                  partner.edit};
}

// A removal of several letters is shared out among them, so that each letter has a
// price of its own: together never more than the removal's.
void Sieve::prepare(Shared& shared, std::size_t length) const {
    shared.rows.resize((longest_aligned + 1) * (blocks_ + 1));
    shared.singles.resize(places * 27 * blocks_);
    shared.moves.resize(places * costs_.numbers());
    shared.removals.resize(places * blocks_);
    const std::uint16_t* const edits = costs_.edits(costs_.number(0));
    for (std::size_t place = 0; place < places; ++place) {
        std::array<int, longest_aligned + lanes> price;  // of each letter, by where it ends
        price.fill(never);
        for (const Edit& piece : pieces_) {
            if (edits[piece.number] == 0) continue;
            const Place joint = joint_place(piece.place, static_cast<Place>(place));
            for (std::size_t i = 0; i < piece.letters; ++i) {
                int& least = price[piece.end - i];
                least = std::min(least,
                                 costs_.steps(joint, length)[edits[piece.number]] / piece.letters);
            }
        }
        for (std::size_t block = 0; block < blocks_; ++block) {
            Removals& removals = shared.removals[place * blocks_ + block];
            const auto last = [&](std::size_t lane, std::size_t letters) {
                int sum = 0;
                for (std::size_t i = 0; i < std::min(letters, lane + 1); ++i)
                    sum += price[block * lanes + lane - i];
                return static_cast<std::int16_t>(std::min(sum, int{never}));
            };
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                removals.one[lane] = last(lane, 1);
                removals.two[lane] = last(lane, 2);
                removals.four[lane] = last(lane, 4);
                removals.all[lane] = last(lane, lanes);
            }
        }
    }
}

// The row of no letter. False where so much is allowed that it cannot be counted.
bool Sieve::begin(Shared& shared, float most, std::size_t length) const {
    const float steps = std::ceil(most * Costs::steps_per_nat) + 1;  // one for what floats round
    if (!(steps < float{never})) return false;
    if (shared.rows.empty()) prepare(shared, length);
    Lanes* const row = &shared.rows[1];
    std::fill_n(row, blocks_, Lanes{});
    row[0][0] = static_cast<std::int16_t>(std::max(steps, 0.0F));
    remove_letters(shared, row, Place::first);
    shared.most = most;
    shared.best[0] = row[0][0];
    shared.known = 1;
    return true;
}

void Sieve::add_single(Shared& shared, unsigned code, Place place, std::size_t length) const {
    Single* const single = &shared.singles[(static_cast<std::size_t>(place) * 27 + code) * blocks_];
    std::fill_n(single, blocks_, Single{never - Lanes{}, never - Lanes{}});
    const std::uint16_t number = costs_.number(static_cast<Piece>(code));
    const std::uint16_t* const edits = costs_.edits(number);
    for (const Edit& piece : pieces_) {
        if (piece.letters > 1) break;
        const std::int16_t cost =
            piece.number == number
                ? std::int16_t{0}
                : costs_.steps(joint_place(piece.place, place), length)[edits[piece.number]];
        Single& at = single[piece.end / lanes];
        (piece.letters == 0 ? at.added : at.instead)[piece.end % lanes] = cost;
    }
    shared.has_single[static_cast<std::size_t>(place) * 27 + code] = true;
}

void Sieve::add_moves(Range& moves, std::uint16_t piece, Place place, std::size_t length) const {
    if (moves_.empty()) moves_.emplace_back();  // so that no range ends at 0
    moves.first = moves.last = static_cast<std::uint32_t>(moves_.size());
    for (std::uint32_t e = by_piece_[piece]; e < by_piece_[piece + 1U]; ++e) {
        const Edit& edit = edits_[e];
        if (moves.first == moves.last || moves_.back().letters != edit.letters) {
            moves_.push_back({edit.letters, static_cast<std::uint32_t>(move_costs_.size())});
            move_costs_.resize(move_costs_.size() + blocks_, never - Lanes{});
            ++moves.last;
        }
        move_costs_[moves_.back().costs + edit.end / lanes][edit.end % lanes] =
            costs_.steps(joint_place(edit.place, place), length)[edit.number];
    }
}

// One removal may follow another: up to seven in a block by three steps, and before
// them those that lead out of the last block. Returns the best cell of the row.
std::int16_t Sieve::remove_letters(Shared& shared, Lanes* row, Place place) const {
    const Removals* removals = &shared.removals[static_cast<std::size_t>(place) * blocks_];
    const Lanes dead{};
    Lanes last = dead, best = dead;
    for (Lanes* block = row; block < row + blocks_; ++block, ++removals) {
        Lanes here = larger(
            *block, __builtin_shufflevector(last, last, 7, 7, 7, 7, 7, 7, 7, 7) - removals->all);
        here = larger(
            here, __builtin_shufflevector(dead, here, 7, 8, 9, 10, 11, 12, 13, 14) - removals->one);
        here = larger(
            here, __builtin_shufflevector(dead, here, 6, 7, 8, 9, 10, 11, 12, 13) - removals->two);
        here = larger(
            here, __builtin_shufflevector(dead, here, 4, 5, 6, 7, 8, 9, 10, 11) - removals->four);
        *block = last = here;
        best = larger(best, here);
    }
    best = larger(best, __builtin_shufflevector(best, best, 4, 5, 6, 7, 0, 1, 2, 3));
    best = larger(best, __builtin_shufflevector(best, best, 2, 3, 0, 1, 6, 7, 4, 5));
    return std::max(best[0], best[1]);
}

// Row j: the first j of the other word's m letters against every beginning of this
// word. Returns the best of them.
std::int16_t Sieve::fill(Shared& shared, std::size_t j, std::size_t m, std::size_t length) const {
    const std::size_t stride = blocks_ + 1, numbers = costs_.numbers();
    Lanes* const row = &shared.rows[j * stride + 1];
    const unsigned letter = shared.other[j - 1];
    const auto place = [&](std::size_t k) { return static_cast<std::size_t>(place_in(m, j, k)); };
    const std::size_t at = place(1) * 27 + letter;
    if (!shared.has_single[at]) add_single(shared, letter, place_in(m, j, 1), length);
    const Single* const single = &shared.singles[at * blocks_];
    const Lanes* const before = row - stride;
    for (std::size_t block = 0; block < blocks_; ++block)
        row[block] = larger(larger(before[block] - single[block].added,
                                   after(before[block - 1], before[block]) - single[block].instead),
                            Lanes{});
    unsigned value = 0, power = 1;
    for (std::size_t k = 1; k <= std::min(longest_piece, j); ++k, power *= 27) {
        value += shared.other[j - k] * power;
        const std::uint16_t number = costs_.number(static_cast<Piece>(value));
        if (by_piece_[number] == by_piece_[number + 1U]) continue;
        Range& moves = shared.moves[place(k) * numbers + number];
        if (moves.last == 0) add_moves(moves, number, place_in(m, j, k), length);
        for (std::uint32_t e = moves.first; e < moves.last; ++e) {
            const auto* const from =
                reinterpret_cast<const std::int16_t*>(row - k * stride) - moves_[e].letters;
            const Lanes* const costs = &move_costs_[moves_[e].costs];
            for (std::size_t block = 0; block < blocks_; ++block)
                row[block] =
                    larger(row[block], lanes_at<Lanes>(from + block * lanes) - costs[block]);
        }
    }
    // Where all is dead, as it is in half of the rows, no removal brings it back.
    Lanes any = row[0];
    for (std::size_t block = 1; block < blocks_; ++block) any |= row[block];
    std::array<std::uint64_t, 2> halves;
    std::memcpy(&halves, &any, sizeof halves);
    if ((halves[0] | halves[1]) == 0) return 0;
    return remove_letters(shared, row, place_in(m, j, 0));
}

bool Sieve::may_be_within(std::string_view other, float most) const {
    const std::size_t m = other.size();
    if (passes_all_ || m == 0 || m > longest_aligned) return true;
    const std::size_t length = length_class(size_ + m);
    Shared& shared = shared_[length];
    if (shared.most < most && !begin(shared, most, length)) return true;
    // What was allowed beyond `most` is no use to this word; rounded down.
    const int spare = static_cast<int>((shared.most - most) * Costs::steps_per_nat);
    const auto dead = [&](std::size_t j) { return shared.best[j] <= spare; };
    std::size_t row = 1;  // the first that is not known
    for (const std::size_t most_known = std::min(shared.known, m);
         row < most_known && shared.other[row - 1] == letter_code(other[row - 1]);)
        ++row;
    for (;; ++row) {
        shared.known = row;
        // No edit is longer than three letters, so past three dead rows no other is reached.
        if (row >= longest_piece && dead(row - 1) && dead(row - 2) && dead(row - 3)) return false;
        const unsigned code = letter_code(other[row - 1]);
        if (code == 0) return true;
        shared.other[row - 1] = static_cast<std::uint8_t>(code);
        shared.best[row] = fill(shared, row, m, length);
        if (row == m) break;
    }
    return shared.rows[m * (blocks_ + 1) + 1 + size_ / lanes][size_ % lanes] > spare;
}

}  // namespace imla
