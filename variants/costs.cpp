#include "variants/costs.hpp"

#include <algorithm>

namespace imla {
namespace {

constexpr std::size_t longest_word = 40;
constexpr float far = std::numeric_limits<float>::infinity();

/// The pieces that end at each letter of a word: ending[i][k] has k letters.
struct Pieces {
    std::array<std::array<Piece, longest_piece + 1>, longest_word + 1> ending{};
    std::array<std::size_t, longest_word + 1> most{};  // letters that a piece ending here may have

    explicit Pieces(std::string_view word) {
        for (std::size_t i = 1; i <= word.size(); ++i) {
            const unsigned code = letter_code(word[i - 1]);
            if (code == 0) continue;
            most[i] = std::min(longest_piece, most[i - 1] + 1);
            for (std::size_t k = 1; k <= most[i]; ++k)
                ending[i][k] = piece_of(word.substr(i - k, k));
        }
    }
};

}  // namespace

Costs::Costs(const LearnedEdit* edits, std::size_t count, float unlearned,
             const ByPlace& by_place, const ByLength& by_length)
    : row_(pieces, 0), entries_(1), by_place_(by_place), by_length_(by_length) {
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
}

float cheapest(const Costs& costs, std::string_view a, std::string_view b, float most,
               std::vector<Step>* steps) {
    if (steps != nullptr) steps->clear();
    if (a == b) return 0;
    const std::size_t n = a.size(), m = b.size();
    if (n > longest_word || m > longest_word) return far;
    const std::size_t length = length_class(n + m);
    const Pieces pa(a), pb(b);
    static constexpr std::size_t width = longest_word + 1;
    struct Back {
        std::uint8_t a, b;
    };
    std::array<float, width * width> best;
    std::array<Back, width * width> back;
    for (std::size_t i = 0; i <= n; ++i) {
        float row_least = far;
        for (std::size_t j = 0; j <= m; ++j) {
            float here = i == 0 && j == 0 ? 0 : far;
            Back from{0, 0};
            if (i > 0 && j > 0 && a[i - 1] == b[j - 1]) {
                here = best[(i - 1) * width + j - 1];
                from = {1, 1};
            }
            for (std::size_t p = 0; p <= pa.most[i]; ++p) {
                const std::uint16_t* const row = costs.row(pa.ending[i][p]);
                if (row == nullptr) continue;
                for (std::size_t q = p == 0 ? 1 : 0; q <= pb.most[j]; ++q) {
                    const float before = best[(i - p) * width + j - q];
                    if (!(before < here) || before > most) continue;
                    const Costs::Entry* e = costs.entry(row, pb.ending[j][q]);
                    if (e == nullptr) continue;
                    const Place place = i == p || j == q ? Place::first
                                        : i == n || j == m ? Place::last
                                                           : Place::middle;
                    const float sum = before + costs.cost(*e, place, length);
                    if (sum < here) {
                        here = sum;
                        from = {static_cast<std::uint8_t>(p), static_cast<std::uint8_t>(q)};
                    }
                }
            }
            best[i * width + j] = here;
            back[i * width + j] = from;
            row_least = std::min(row_least, here);
        }
        if (row_least > most && i >= longest_piece) {
            // Pieces reach back three rows, so only three such rows in a run end the search.
            bool hopeless = true;
            for (std::size_t r = i + 1 - longest_piece; r < i && hopeless; ++r)
                for (std::size_t j = 0; j <= m && hopeless; ++j)
                    hopeless = best[r * width + j] > most;
            if (hopeless) return far;
        }
    }
    const float result = best[n * width + m];
    if (!(result <= most)) return far;
    if (steps == nullptr) return result;
    for (std::size_t i = n, j = m; i > 0 || j > 0;) {
        const Back from = back[i * width + j];
        const std::size_t p = from.a, q = from.b;
        const auto left = a.substr(i - p, p), right = b.substr(j - q, q);
        if (left != right) {
            const Costs::Entry* e = costs.entry(piece_of(left), piece_of(right));
            const Place place = i == p || j == q ? Place::first
                                : i == n || j == m ? Place::last
                                                   : Place::middle;
            steps->push_back({left, right, place, e, costs.cost(*e, place, length)});
        }
        i -= p;
        j -= q;
    }
    return result;
}

}  // namespace imla
