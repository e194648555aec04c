#include "variants/costs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace imla {
namespace {

constexpr float far = std::numeric_limits<float>::infinity();
constexpr std::size_t width = Aligner::longest_word + 1;

Aligner::Ending ending_at(const Costs& costs, std::string_view word, std::size_t end) {
    Aligner::Ending out;
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

}  // namespace

Costs::Costs(const LearnedEdit* edits, std::size_t count, float unlearned, const ByPlace& by_place,
             const ByLength& by_length)
    : row_(pieces, 0), entries_(1), by_place_(by_place), by_length_(by_length) {
    for (auto& floor : floor_) floor.fill(far), floor[0] = 0;
    std::vector<std::string> seen{""};
    const std::string letters = "abcdefghijklmnopqrstuvwxyz";
    for (char c : letters) seen.emplace_back(1, c);
    for (char c : letters)
        if (!is_vowel(c)) seen.emplace_back(2, c);
    for (std::size_t i = 0; i < count; ++i)
        for (const char* side : {edits[i].a.data(), edits[i].b.data()}) seen.emplace_back(side);
    for (const std::string& s : seen) {
        std::uint16_t& row = row_[piece_of(s)];
        if (row == 0) row = static_cast<std::uint16_t>(rows_++);
    }
    cell_.assign(rows_ * rows_, 0);
    for (std::size_t i = 0; i < count; ++i)
        add(edits[i].a.data(), edits[i].b.data(), edits[i].cost, static_cast<std::uint16_t>(i));
    for (char c : letters) {
        const std::string one(1, c);
        add(one, "", unlearned, none);
        if (!is_vowel(c)) add(std::string(2, c), one, unlearned, none);
        for (char d : letters)
            if (c < d) add(one, std::string(1, d), unlearned, none);
    }
}

void Costs::add(std::string_view a, std::string_view b, float cost, std::uint16_t index) {
    const std::size_t i = row_[piece_of(a)], j = row_[piece_of(b)];
    if (cell_[i * rows_ + j] != 0) return;
    cell_[i * rows_ + j] = cell_[j * rows_ + i] = static_cast<std::uint16_t>(entries_.size());
    Entry entry{{}, kind_of(a, b), index};
    const auto kind = static_cast<std::size_t>(entry.kind);
    for (std::size_t length = 0; length < length_classes; ++length)
        for (std::size_t place = 0; place < places; ++place)
            entry.cost[length * places + place] =
                std::max(least, cost + by_place_[kind][place] + by_length_[kind][length]);
    entries_.push_back(entry);
    std::array<int, 27> more{};
    for (const char c : a) ++more[letter_code(c)];
    for (const char c : b) --more[letter_code(c)];
    int letters = 0;
    for (const int n : more) letters += std::abs(n);
    if (letters == 0) return;
    for (std::size_t length = 0; length < length_classes; ++length) {
        const auto* first = &entry.cost[length * places];
        const float share = *std::min_element(first, first + places) / static_cast<float>(letters);
        for (std::size_t c = 0; c < more.size(); ++c)
            if (more[c] != 0) floor_[length][c] = std::min(floor_[length][c], share);
    }
}

Aligner::Aligner(const Costs& costs, std::string_view word) : costs_(costs), word_(word) {
    if (word.size() > longest_word) return;
    for (const char c : word) ++letters_[letter_code(c)];
    for (std::size_t i = 0; i <= word.size(); ++i) endings_.push_back(ending_at(costs, word, i));
}

// Every letter that one word has more often than the other is part of some edit.
bool Aligner::may_be_within(std::string_view other, float most) const {
    std::array<float, 27> more = letters_;
    for (const char c : other) --more[letter_code(c)];
    const auto& floor = costs_.floor(length_class(word_.size() + other.size()));
    float sum = 0;
    for (std::size_t c = 1; c < more.size(); ++c) sum += std::abs(more[c]) * floor[c];
    return sum <= most + 0.001F;
}

float Aligner::cheapest(std::string_view b, float most, std::vector<Step>* steps) const {
    if (steps != nullptr) steps->clear();
    const std::string_view a = word_;
    if (a == b) return 0;
    const std::size_t n = a.size(), m = b.size();
    if (n > longest_word || m > longest_word || !may_be_within(b, most)) return far;
    const std::size_t length = length_class(n + m);
    const std::uint16_t nothing = costs_.number(0);
    std::array<Ending, width> other;
    for (std::size_t j = 0; j <= m; ++j) other[j] = ending_at(costs_, b, j);
    struct Back {
        std::uint8_t a, b;
    };
    std::array<float, width * width> best;
    std::array<Back, width * width> back;
    // Which cells of each row are within `most`: bit j + 3 for column j. A cell none of whose
    // forerunners (three back each way) is alive is not looked at.
    std::array<std::uint64_t, width> alive;
    for (std::size_t i = 0; i <= n; ++i) {
        const Ending& mine = endings_[i];
        std::uint64_t before_row = 0, row = 0;
        for (std::size_t r = i < longest_piece ? 0 : i - longest_piece; r < i; ++r)
            before_row |= alive[r];
        for (std::size_t j = 0; j <= m; ++j) {
            if (((before_row | row) >> j & 0xF) == 0 && i + j > 0) {
                best[i * width + j] = far;
                back[i * width + j] = {0, 0};
                continue;
            }
            float here = i == 0 && j == 0 ? 0 : far;
            Back from{0, 0};
            if (i > 0 && j > 0 && a[i - 1] == b[j - 1]) {
                here = best[(i - 1) * width + j - 1];
                from = {1, 1};
            }
            const Ending& its = other[j];
            const auto consider = [&](std::size_t p, std::size_t q, std::uint16_t x,
                                      std::uint16_t y) {
                const float before = best[(i - p) * width + j - q];
                if (!(before < here) || before > most) return;
                const Costs::Entry* e = costs_.entry(x, y);
                if (e == nullptr) return;
                const Place place = i == p || j == q   ? Place::first
                                    : i == n || j == m ? Place::last
                                                       : Place::middle;
                const float sum = before + costs_.cost(*e, place, length);
                if (sum < here) {
                    here = sum;
                    from = {static_cast<std::uint8_t>(p), static_cast<std::uint8_t>(q)};
                }
            };
            for (std::size_t k = 0; k < its.count; ++k)
                consider(0, its.letters[k], nothing, its.number[k]);
            for (std::size_t l = 0; l < mine.count; ++l) {
                consider(mine.letters[l], 0, mine.number[l], nothing);
                for (std::size_t k = 0; k < its.count; ++k)
                    consider(mine.letters[l], its.letters[k], mine.number[l], its.number[k]);
            }
            best[i * width + j] = here;
            back[i * width + j] = from;
            if (here <= most) row |= std::uint64_t{1} << (j + longest_piece);
        }
        alive[i] = row;
        if ((before_row | row) == 0) return far;
    }
    const float result = best[n * width + m];
    if (!(result <= most)) return far;
    if (steps == nullptr) return result;
    for (std::size_t i = n, j = m; i > 0 || j > 0;) {
        const Back from = back[i * width + j];
        const std::size_t p = from.a, q = from.b;
        if (p == 0 && q == 0) break;  // unreachable: the result is infinite
        const auto left = a.substr(i - p, p), right = b.substr(j - q, q);
        if (left != right) {
            const Costs::Entry* e =
                costs_.entry(costs_.number(piece_of(left)), costs_.number(piece_of(right)));
            const Place place = i == p || j == q   ? Place::first
                                : i == n || j == m ? Place::last
                                                   : Place::middle;
            steps->push_back({place, e, costs_.cost(*e, place, length)});
        }
        i -= p;
        j -= q;
    }
    return result;
}

float cheapest(const Costs& costs, std::string_view a, std::string_view b, float most,
               std::vector<Step>* steps) {
    return Aligner(costs, a).cheapest(b, most, steps);
}

}  // namespace imla
