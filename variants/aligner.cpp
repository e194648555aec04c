#include "variants/aligner.hpp"

#include <algorithm>

namespace imla {
namespace {

constexpr float far = std::numeric_limits<float>::infinity();

// In a row's bits, those of column i and the three before.
constexpr std::uint64_t reach = 0xF;

// Sums of the same costs in another order may differ by less.
constexpr float rounding = 0.001F;

Aligner::Ending ending_at(const Costs& costs, std::string_view word, std::size_t end) {
    Aligner::Ending out{{costs.number(0)}, {0}, 1};
    unsigned value = 0, power = 1;
    for (std::size_t k = 1; k <= std::min(longest_piece, end); ++k, power *= 27) {
        const unsigned code = letter_code(word[end - k]);
        if (code == 0) break;
        value += code * power;
        const std::uint16_t number = costs.number(static_cast<Piece>(value));
        if (number == 0) continue;
        out.number[out.count] = number;
        out.letters[out.count++] = static_cast<std::uint16_t>(k);
    }
    return out;
}

std::size_t common_beginning(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < most && a[same] == b[same]) ++same;
    return same;
}

}  // namespace

Aligner::Aligner(const Costs& costs, std::string_view word) : costs_(costs), word_(word) {
    if (word.size() > longest_word) return;
    for (std::size_t i = 0; i <= word.size(); ++i) endings_.push_back(ending_at(costs, word, i));
}

const Aligner::Rest& Aligner::rest(std::size_t length) const {
    Rest& rest = rest_[length];
    if (!rest.empty()) return rest;
    const std::size_t n = word_.size();
    rest.assign(n + 1, far);
    rest[n] = 0;
    const std::uint16_t* const removals = costs_.edits(costs_.number(0));
    for (std::size_t end = n; end > 0; --end)
        for (std::size_t k = 1; k < endings_[end].count; ++k) {
            const std::uint16_t edit = removals[endings_[end].number[k]];
            float& from = rest[end - endings_[end].letters[k]];
            from = std::min(from, rest[end] + costs_.lowest(edit, length));
        }
    return rest;
}

// The pieces of the other word that end at a row, and what an edit to each costs.
struct Aligner::Arrivals {
    struct Piece {
        const float* best;                  // the row where it begins
        const std::uint16_t* edits;         // by this word's piece
        // By edit, where this word's piece is its first letters, stands inside, is its last.
        std::array<const float*, 3> costs;
        std::size_t letters;
    };
    std::array<Piece, longest_piece + 1> pieces;
    std::size_t count;
};

Aligner::Arrivals Aligner::arrivals(const Shared& shared, std::size_t j, std::size_t length) const {
    Arrivals out;
    const float* const first = costs_.costs(Place::first, length);
    const float* const middle = costs_.costs(Place::middle, length);
    const float* const last = costs_.costs(Place::last, length);
    const Ending& ending = shared.rows[j].ending;
    out.count = ending.count;
    for (std::size_t k = 0; k < ending.count; ++k) {
        const std::size_t q = ending.letters[k];
        Arrivals::Piece& piece = out.pieces[k];
        piece = {shared.rows[j - q].best.data(), costs_.edits(ending.number[k]), {}, q};
        if (j == q)
            piece.costs = {first, first, first};
        else
            piece.costs = {first, j == shared.other.size() ? last : middle, last};
    }
    return out;
}

// Calls visit(letters of the word, letters of the other, cost before, edit, its cost)
// for each edit that leads to column i.
template <class Visit>
inline void Aligner::each_edit(const Arrivals& arrivals, std::size_t i, const Visit& visit) const {
    const Ending& mine = endings_[i];
    for (std::size_t l = 0; l < mine.count; ++l) {
        const std::size_t p = mine.letters[l], place = i == p ? 0 : i == word_.size() ? 2 : 1;
        for (std::size_t k = l == 0; k < arrivals.count; ++k) {  // nothing to nothing is no edit
            const Arrivals::Piece& piece = arrivals.pieces[k];
            const std::uint16_t edit = piece.edits[mine.number[l]];
            visit(p, piece.letters, piece.best[i - p], edit, piece.costs[place][edit]);
        }
    }
}

// A cell none of whose forerunners (three back each way) is alive is not looked at.
void Aligner::fill(Shared& shared, std::size_t j, std::size_t length) const {
    const std::size_t n = word_.size();
    Row& row = shared.rows[j];
    std::uint64_t before = 0, alive = 0;
    float least = far;
    for (std::size_t r = j < longest_piece ? 0 : j - longest_piece; r < j; ++r) {
        before |= shared.rows[r].alive;
        least = std::min(least, shared.rows[r].least);
    }
    row.alive = 0;
    row.least = far;
    std::fill_n(row.best.begin(), n + 1, far);
    if (before == 0 && j > 0) return;
    row.ending = ending_at(costs_, shared.other, j);
    const Arrivals arrivals = this->arrivals(shared, j, length);
    // After the other's last letter this word's can only be removed.
    const bool is_last = j == shared.other.size();
    const Rest& rest = this->rest(length);
    for (std::size_t i = 0; i <= n; ++i) {
        if (((before | alive) >> i & reach) == 0 && i + j > 0) continue;
        const float most = is_last && i < n ? shared.most - rest[i] + rounding : shared.most;
        if (least > most && (alive >> i & reach) == 0 && i + j > 0) continue;
        float here = i == 0 && j == 0 ? 0 : far;
        if (i > 0 && j > 0 && word_[i - 1] == shared.other[j - 1])
            here = shared.rows[j - 1].best[i - 1];
        each_edit(arrivals, i,
                  [&](std::size_t, std::size_t, float so_far, std::uint16_t, float cost) {
                      here = std::min(here, so_far + cost);
                  });
        if (!(here <= most)) continue;
        row.best[i] = here;
        row.least = std::min(row.least, here);
        alive |= std::uint64_t{1} << (i + longest_piece);
    }
    row.alive = alive;
}

float Aligner::cheapest(std::string_view b, float most, std::vector<Step>* steps) const {
    if (steps != nullptr) steps->clear();
    if (b == word_) return 0;
    const std::size_t n = word_.size(), m = b.size(), length = length_class(n + m);
    if (n > longest_word || m > longest_word) return far;
    Shared& shared = shared_[length];
    const std::size_t same = shared.most == most ? common_beginning(shared.other, b) + 1 : 0;
    std::size_t known = std::min({shared.known, same, m});
    shared.other = b;
    shared.most = most;
    if (shared.rows.size() <= m) shared.rows.resize(m + 1);
    const auto is_dead = [&](std::size_t j) {  // can no later row be reached?
        std::uint64_t alive = 0;
        for (std::size_t r = j < longest_piece ? 0 : j - longest_piece; r < j; ++r)
            alive |= shared.rows[r].alive;
        return alive == 0 && j > 0;
    };
    for (; known < m && !is_dead(known); ++known) fill(shared, known, length);
    shared.known = known;
    if (is_dead(known)) return far;
    fill(shared, m, length);
    const float result = shared.rows[m].best[n];
    if (steps != nullptr && result < far) trace(shared, length, *steps);
    return result;
}

void Aligner::trace(const Shared& shared, std::size_t length, std::vector<Step>& steps) const {
    for (std::size_t i = word_.size(), j = shared.other.size(); i > 0 || j > 0;) {
        const float here = shared.rows[j].best[i];
        if (i > 0 && j > 0 && word_[i - 1] == shared.other[j - 1] &&
            shared.rows[j - 1].best[i - 1] == here) {
            --i, --j;
            continue;
        }
        std::size_t p = 0, q = 0;  // of the first edit that leads here
        each_edit(arrivals(shared, j, length), i,
                  [&](std::size_t of_word, std::size_t of_other, float so_far, std::uint16_t edit,
                      float cost) {
                      if (p + q > 0 || so_far + cost != here) return;
                      p = of_word, q = of_other;
                      const Place place = i == p || j == q ? Place::first
                                          : i == word_.size() || j == shared.other.size()
                                              ? Place::last
                                              : Place::middle;
                      steps.push_back({place, &costs_.entry(edit), cost});
                  });
        i -= p;
        j -= q;
    }
}

float cheapest(const Costs& costs, std::string_view a, std::string_view b, float most,
               std::vector<Step>* steps) {
    return Aligner(costs, a).cheapest(b, most, steps);
}

}  // namespace imla
