#include "variants/aligner.hpp"

#include <algorithm>
#include <iterator>

namespace imla {
namespace {

constexpr float far = std::numeric_limits<float>::infinity();

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

/// Where in the other word its letters [end − letters, end) stand; all of them are `size`.
Place place_in(std::size_t size, std::size_t end, std::size_t letters) {
    return end == letters ? Place::first : end == size ? Place::last : Place::middle;
}

// An edit stands first or last where it does so in one of the words, and first counts more.
constexpr Place joint_place(Place mine, Place others) {
    return mine == Place::first || others == Place::first ? Place::first
           : mine == Place::last || others == Place::last ? Place::last
                                                          : Place::middle;
}

/// By edit, what it costs where the other word's piece stands at `others`; by this word's place.
std::array<const float*, places> costs_at(const Costs& costs, Place others, std::size_t length) {
    std::array<const float*, places> by_place{};
    for (std::size_t mine = 0; mine < places; ++mine)
        by_place[mine] = costs.costs(joint_place(static_cast<Place>(mine), others), length);
    return by_place;
}

}  // namespace

Aligner::Aligner(const Costs& costs, std::string_view word) : costs_(costs), word_(word) {
    if (word.size() > longest_word) return;
    for (std::size_t i = 0; i <= word.size(); ++i) {
        const Ending& ending = endings_.emplace_back(ending_at(costs, word, i));
        for (std::size_t l = 0; l < ending.count; ++l)
            pieces_.push_back({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(ending.letters[l]),
                               place_of(i, ending.letters[l]), ending.number[l]});
    }
    const Range range = edits_into(costs.number(0), 0);
    std::copy_if(known_edits_.begin() + range.first, known_edits_.begin() + range.last,
                 std::back_inserter(long_removals_), [](const Edit& edit) { return edit.letters > 1; });
}

std::uint8_t Aligner::place_of(std::size_t end, std::size_t letters) const {
    return static_cast<std::uint8_t>(place_in(word_.size(), end, letters));
}

// Looked up once for each piece: its edits lie scattered over a table that no near cache holds.
Aligner::Range Aligner::edits_into(std::uint16_t piece, std::size_t letters) const {
    if (by_piece_.size() <= piece) by_piece_.resize(piece + std::size_t{1});
    Range& range = by_piece_[piece];
    if (range.last > 0) return range;
    if (known_edits_.empty()) known_edits_.emplace_back();  // so that no range ends at 0
    range.first = static_cast<std::uint32_t>(known_edits_.size());
    const std::uint16_t* const edits = costs_.edits(piece);
    for (Edit edit : pieces_) {
        edit.number = edits[edit.number];
        // worked_out() has those of a letter for one or none.
        if (edit.number != 0 && (letters != 1 || edit.letters > 1)) known_edits_.push_back(edit);
    }
    range.last = static_cast<std::uint32_t>(known_edits_.size());
    return range;
}

// Two runs of costs by the letters of this word: where the letter is put in after
// them, and where it stands for the last of them.
std::uint32_t Aligner::worked_out(Shared& shared, unsigned char letter, Place place,
                                  std::size_t length) const {
    std::uint32_t& at = shared.letters[static_cast<std::size_t>(place) * 256 + letter];
    if (at > 0) return at;
    std::vector<float>& costs = shared.letter_costs;
    if (costs.empty()) costs.push_back(0);
    at = static_cast<std::uint32_t>(costs.size());
    const std::size_t n = word_.size();
    costs.resize(costs.size() + 2 * (n + 1), far);
    float* const added = &costs[at];
    float* const instead = added + n + 1;
    for (std::size_t i = 1; i <= n; ++i)
        if (static_cast<unsigned char>(word_[i - 1]) == letter) instead[i] = 0;
    const unsigned code = letter_code(static_cast<char>(letter));
    const std::uint16_t number = code == 0 ? std::uint16_t{0} : costs_.number(static_cast<Piece>(code));
    if (number == 0) return at;
    const auto by_place = costs_at(costs_, place, length);
    const std::uint16_t* const edits = costs_.edits(number);
    const std::uint16_t addition = edits[costs_.number(0)];
    for (std::size_t i = 0; i <= n; ++i) {
        added[i] = by_place[place_of(i, 0)][addition];
        const Ending& mine = endings_[i];
        if (mine.count > 1 && mine.letters[1] == 1)
            instead[i] = std::min(instead[i], by_place[place_of(i, 1)][edits[mine.number[1]]]);
    }
    return at;
}

void Aligner::prepare(Shared& shared, std::size_t length) const {
    const std::size_t width = word_.size() + 1;
    shared.letters.resize(places * 256);
    shared.removals.assign(places * width, far);
    const std::uint16_t* const removals = costs_.edits(costs_.number(0));
    for (std::size_t place = 0; place < places; ++place) {
        const auto by_place = costs_at(costs_, static_cast<Place>(place), length);
        for (std::size_t i = 1; i < width; ++i)
            if (const Ending& mine = endings_[i]; mine.count > 1 && mine.letters[1] == 1)
                shared.removals[place * width + i] = by_place[place_of(i, 1)][removals[mine.number[1]]];
    }
}

// Row j: the other word's first j letters. Edits of one letter at most are added
// up side by side, dead columns and all, which costs less than to look which are
// alive; the learned edits of more letters are few.
void Aligner::fill(Shared& shared, std::size_t j, std::size_t length) const {
    const std::size_t n = word_.size(), width = n + 1, m = shared.other.size();
    float* const here = &shared.costs[j * width];
    if (j == 0) {
        std::fill_n(here, width, far);
        here[0] = 0;
    } else {
        const std::uint32_t at = worked_out(shared, static_cast<unsigned char>(shared.other[j - 1]),
                                            place_in(m, j, 1), length);
        const float* const added = &shared.letter_costs[at];
        const float* const instead = added + width;
        const float* const before = here - width;
        here[0] = before[0] + added[0];
        for (std::size_t i = 1; i <= n; ++i)
            here[i] = std::min(before[i] + added[i], before[i - 1] + instead[i]);
        unsigned value = 0, power = 1;
        for (std::size_t k = 1; k <= std::min(longest_piece, j); ++k, power *= 27) {
            const unsigned code = letter_code(shared.other[j - k]);
            if (code == 0) break;
            value += code * power;
            const std::uint16_t number = costs_.number(static_cast<Piece>(value));
            if (number == 0) continue;
            const Range range = edits_into(number, k);
            if (range.first == range.last) continue;
            const float* const from = here - k * width;
            const auto by_place = costs_at(costs_, place_in(m, j, k), length);
            for (std::uint32_t e = range.first; e < range.last; ++e) {
                const Edit& edit = known_edits_[e];
                here[edit.end] = std::min(here[edit.end], from[edit.end - edit.letters] +
                                                              by_place[edit.place][edit.number]);
            }
        }
    }
    // One removal may follow another, so these go one by one, each on what the last left.
    const float* const alone = &shared.removals[static_cast<std::size_t>(place_in(m, j, 0)) * width];
    float last = here[0], least = last;
    if (long_removals_.empty()) {
        for (std::size_t i = 1; i <= n; ++i) {
            here[i] = last = std::min(here[i], last + alone[i]);
            least = std::min(least, last);
        }
    } else {
        const auto by_place = costs_at(costs_, place_in(m, j, 0), length);
        auto longer = long_removals_.begin();
        for (std::size_t i = 1; i <= n; ++i) {
            last = std::min(here[i], last + alone[i]);
            for (; longer != long_removals_.end() && longer->end == i; ++longer)
                last = std::min(last, here[i - longer->letters] + by_place[longer->place][longer->number]);
            here[i] = last;
            least = std::min(least, last);
        }
    }
    shared.least[j] = least;
}

float Aligner::cheapest(std::string_view b, float most, std::vector<Step>* steps) const {
    if (steps != nullptr) steps->clear();
    if (b == word_) return 0;
    const std::size_t n = word_.size(), m = b.size(), length = length_class(n + m);
    if (n > longest_word || m > longest_word) return far;
    Shared& shared = shared_[length];
    std::size_t known = std::min({shared.known, common_beginning(shared.other, b) + 1, m});
    shared.other = b;
    if (shared.letters.empty()) prepare(shared, length);
    if (shared.least.size() <= m) {
        shared.least.resize(m + 1);
        shared.costs.resize((m + 1) * (n + 1));
    }
    // Can no later row be reached? No edit is longer than three letters, and none is free.
    const auto is_dead = [&](std::size_t j) {
        for (std::size_t r = j < longest_piece ? 0 : j - longest_piece; r < j; ++r)
            if (shared.least[r] <= most) return false;
        return j > 0;
    };
    for (; known < m && !is_dead(known); ++known) fill(shared, known, length);
    shared.known = known;
    if (is_dead(known)) return far;
    fill(shared, m, length);
    const float result = shared.costs[m * (n + 1) + n];
    if (!(result <= most)) return far;
    if (steps != nullptr && result < far) trace(shared, length, *steps);
    return result;
}

void Aligner::trace(const Shared& shared, std::size_t length, std::vector<Step>& steps) const {
    const std::size_t n = word_.size(), m = shared.other.size();
    const auto best = [&](std::size_t row, std::size_t column) { return shared.costs[row * (n + 1) + column]; };
    for (std::size_t i = n, j = m; i > 0 || j > 0;) {
        const float here = best(j, i);
        if (i > 0 && j > 0 && word_[i - 1] == shared.other[j - 1] && best(j - 1, i - 1) == here) {
            --i, --j;
            continue;
        }
        const Ending &mine = endings_[i], others = ending_at(costs_, shared.other, j);
        std::size_t p = 0, q = 0;  // of the first edit that leads here
        for (std::size_t l = 0; l < mine.count && p + q == 0; ++l)
            for (std::size_t k = l == 0; k < others.count && p + q == 0; ++k) {  // nothing to nothing is no edit
                const std::size_t of_mine = mine.letters[l], of_other = others.letters[k];
                const std::uint16_t edit = costs_.edits(others.number[k])[mine.number[l]];
                const Place place = joint_place(place_in(n, i, of_mine), place_in(m, j, of_other));
                const float cost = costs_.costs(place, length)[edit];
                if (best(j - of_other, i - of_mine) + cost != here) continue;
                p = of_mine, q = of_other;
                steps.push_back({place, &costs_.entry(edit), cost});
            }
        i -= p;
        j -= q;
    }
}

float cheapest(const Costs& costs, std::string_view a, std::string_view b, float most,
               std::vector<Step>* steps) {
    return Aligner(costs, a).cheapest(b, most, steps);
}

}  // namespace imla
