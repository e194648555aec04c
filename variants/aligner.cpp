#include "variants/aligner.hpp"

#include <algorithm>
#include <cassert>

namespace imla {
namespace {

constexpr float far = std::numeric_limits<float>::infinity();

/// The numbers of the pieces that begin at each letter, and at the end.
Aligner::Pieces pieces_of(const Costs& costs, std::string_view word) {
    Aligner::Pieces pieces(word.size() + 1);
    for (std::size_t i = 0; i <= word.size(); ++i) {
        pieces[i][0] = costs.number(0);
        unsigned value = 0;
        for (std::size_t k = 1; k <= std::min(longest_piece, word.size() - i); ++k) {
            const unsigned code = letter_code(word[i + k - 1]);
            if (code == 0) break;
            value = value * 27 + code;
            pieces[i][k] = costs.number(static_cast<Piece>(value));
        }
    }
    return pieces;
}

}  // namespace

Aligner::Aligner(const Costs& costs, std::string_view word)
    : costs_(costs), word_(word), sieve_(costs, word) {
    if (word.size() <= longest_aligned) pieces_ = pieces_of(costs, word);
}

// Few words come past the sieve, and in those most cells lead to no end within
// reach, so each cell that does says where one gets from there.
float Aligner::cheapest(std::string_view other, float most, std::vector<Step>* steps) const {
    if (steps != nullptr) steps->clear();
    if (other == word_) return 0;
    const std::size_t n = word_.size(), m = other.size(), width = n + 1;
    if (n > longest_aligned || m > longest_aligned || !sieve_.may_be_within(other, most))
        return far;
    const std::size_t length = length_class(n + m);
    const Pieces others = pieces_of(costs_, other);
    Table best((m + 1) * width, far);
    best[0] = 0;
    for (std::size_t j = 0; j <= m; ++j)
        for (std::size_t i = 0; i <= n; ++i) {
            const float here = best[j * width + i];
            if (!(here <= most) || here == far) continue;
            const auto reach = [&](std::size_t l, std::size_t k, float cost) {
                float& there = best[(j + k) * width + i + l];
                there = std::min(there, here + cost);
            };
            if (i < n && j < m && word_[i] == other[j]) reach(1, 1, 0);
            for (std::size_t k = 0; k <= std::min(longest_piece, m - j); ++k) {
                if (others[j][k] == 0) continue;
                const std::uint16_t* const edits = costs_.edits(others[j][k]);
                for (std::size_t l = 0; l <= std::min(longest_piece, n - i); ++l) {
                    const std::uint16_t edit = edits[pieces_[i][l]];
                    if (edit == 0) continue;
                    const Place place = joint_place(place_in(n, i + l, l), place_in(m, j + k, k));
                    reach(l, k, costs_.costs(place, length)[edit]);
                }
            }
        }
    const float result = best.back();
    if (!(result <= most)) return far;
    if (steps != nullptr && result < far) trace(other, others, best, *steps);
    return result;
}

void Aligner::trace(std::string_view other, const Pieces& others, const Table& best,
                    std::vector<Step>& steps) const {
    const std::size_t n = word_.size(), m = other.size(), width = n + 1,
                      length = length_class(n + m);
    for (std::size_t i = n, j = m; i > 0 || j > 0;) {
        const float here = best[j * width + i];
        if (i > 0 && j > 0 && word_[i - 1] == other[j - 1] &&
            best[(j - 1) * width + i - 1] == here) {
            --i, --j;
            continue;
        }
        std::size_t p = 0, q = 0;  // of the first edit that leads here
        for (std::size_t l = 0; l <= std::min(longest_piece, i) && p + q == 0; ++l)
            for (std::size_t k = 0; k <= std::min(longest_piece, j) && p + q == 0; ++k) {
                const std::uint16_t edit = costs_.edits(others[j - k][k])[pieces_[i - l][l]];
                if (edit == 0) continue;
                const Place place = joint_place(place_in(n, i, l), place_in(m, j, k));
                const float cost = costs_.costs(place, length)[edit];
                if (best[(j - k) * width + i - l] + cost != here) continue;
                p = l, q = k;
                steps.push_back({place, &costs_.entry(edit), cost});
            }
        assert(p + q > 0);
        i -= p;
        j -= q;
    }
}

float cheapest(const Costs& costs, std::string_view a, std::string_view b, float most,
               std::vector<Step>* steps) {
    return Aligner(costs, a).cheapest(b, most, steps);
}

}  // namespace imla
