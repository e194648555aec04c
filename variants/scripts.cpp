#include "variants/scripts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "variants/script_units.hpp"

namespace imla {
namespace {

constexpr float never = std::numeric_limits<float>::infinity();

// What no unit explains, in nats: a letter that the other word lacks.
constexpr float letter_unexplained = 6.0F;
// An attached article that only one of the words has.
constexpr float article_alone = 1.0F;
// Arabic letters show no doubling, so it says little; enough to order equals.
constexpr float doubled_letter = 0.15F;
constexpr std::size_t longest_word = 40;  // letters

// The generated units, by Arabic side and first Latin letter.
class Units {
  public:
    struct Unit {
        std::uint32_t letters, mask;  // Latin codes, the first in the lowest byte
        std::uint8_t length;          // Latin letters
        float cost;
    };

    Units() {
        std::vector<std::pair<std::uint32_t, Unit>> sorted;  // by bucket
        for (std::size_t i = 0; i < script_unit_count; ++i) {
            const std::uint32_t arabic = script_units[i].key >> 20;
            std::array<std::uint8_t, longest_latin_unit> codes{};
            std::uint8_t length = 0;
            for (std::uint32_t rest = script_units[i].key & 0xFFFFF; rest > 0; rest /= latin_base)
                codes[length++] = static_cast<std::uint8_t>(rest % latin_base);
            Unit unit{0, 0, length, static_cast<float>(script_units[i].cost) / 1000.0F};
            for (std::uint8_t k = 0; k < length; ++k) {
                unit.letters = unit.letters << 8 | codes[k];  // codes has the last letter first
                unit.mask = unit.mask << 8 | 0xFF;
            }
            if (row_[arabic] == 0) row_[arabic] = ++rows_;
            sorted.emplace_back(bucket(row_[arabic], length ? codes[length - 1u] : 0), unit);
        }
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        first_.resize(bucket(rows_ + 1u, 0) + 1, static_cast<std::uint16_t>(sorted.size()));
        for (std::size_t i = sorted.size(); i-- > 0;)
            first_[sorted[i].first] = static_cast<std::uint16_t>(i);
        for (std::size_t i = first_.size() - 1; i-- > 0;)
            if (first_[i] == sorted.size()) first_[i] = first_[i + 1];
        for (auto& [at, unit] : sorted) units_.push_back(unit);
    }

    /// 0 where no unit has this Arabic side (base 64).
    std::uint16_t row(std::uint32_t arabic) const { return row_[arabic]; }

    /// Those of a row whose Latin side starts with the letter; 0 is an empty side.
    std::span<const Unit> units(std::uint16_t row, std::uint8_t letter) const {
        const std::size_t at = bucket(row, letter);
        return {units_.data() + first_[at], units_.data() + first_[at + 1]};
    }

  private:
    static std::uint32_t bucket(std::uint32_t row, std::uint32_t letter) {
        return row * latin_base + letter;
    }

    std::array<std::uint16_t, std::size_t{64} * 64> row_{};
    std::uint16_t rows_ = 0;
    std::vector<std::uint16_t> first_;  // by bucket, into units_
    std::vector<Unit> units_;
};

/// Of the alignment; infinite where it is found out to be above `most`.
float cheapest(std::span<const std::uint8_t> arabic, std::span<const std::uint8_t> latin,
               float most = never) {
    static const Units units;
    const std::size_t rows = arabic.size(), columns = latin.size();
    std::array<std::uint32_t, longest_word + 3> ahead{};  // the next four Latin letters
    for (std::size_t j = columns; j-- > 0;) ahead[j] = ahead[j + 1] << 8 | latin[j];
    // Three rows are in use: a unit spans at most two Arabic letters.
    std::array<std::array<float, longest_word + 3>, longest_arabic_unit + 1> least;
    for (auto& row : least) std::fill_n(row.begin(), columns + 1, never);
    least[0][0] = 0;
    std::array<float, longest_arabic_unit + 1> least_of_row;
    least_of_row.fill(never);
    for (std::size_t i = 0;; ++i) {
        auto& here = least[i % 3];
        const std::uint16_t row_of[] = {
            units.row(0), i < rows ? units.row(arabic[i]) : std::uint16_t{0},
            i + 1 < rows ? units.row(arabic[i] * 64u + arabic[i + 1]) : std::uint16_t{0}};
        for (std::size_t j = 0; j <= columns; ++j) {
            const float so_far = here[j];
            if (so_far == never) continue;
            const auto reach = [&](std::size_t a, std::size_t l, float cost) {
                float& there = least[(i + a) % 3][j + l];
                there = std::min(there, so_far + cost);
                least_of_row[(i + a) % 3] = std::min(least_of_row[(i + a) % 3], there);
            };
            for (std::size_t a = 0; a <= longest_arabic_unit; ++a) {
                if (row_of[a] == 0) continue;
                for (const Units::Unit& unit : units.units(row_of[a], 0)) reach(a, 0, unit.cost);
                if (j == columns) continue;
                for (const Units::Unit& unit : units.units(row_of[a], latin[j]))
                    if ((ahead[j] & unit.mask) == unit.letters) reach(a, unit.length, unit.cost);
            }
            if (i < rows && arabic[i] != boundary_code) reach(1, 0, letter_unexplained);
            if (j < columns && latin[j] != boundary_code) reach(0, 1, letter_unexplained);
            if (i < rows && j < columns && arabic[i] == boundary_code && latin[j] == boundary_code)
                reach(1, 1, 0);
        }
        if (i == rows) return here[columns];
        std::fill_n(here.begin(), columns + 1, never);  // becomes row i + 3
        least_of_row[i % 3] = never;
        if (std::min(least_of_row[(i + 1) % 3], least_of_row[(i + 2) % 3]) > most) return never;
    }
}

// The boundary and what follows the article.
LetterCodes without_article(LetterCodes codes) {
    codes.erase(codes.begin() + 1, codes.begin() + 3);
    return codes;
}

}  // namespace

double script_distance(std::string_view arabic, std::string_view latin, double most) {
    static constexpr auto alef = static_cast<std::uint8_t>(arabic_letters.find(U'ا') + 2);
    static constexpr auto lam = static_cast<std::uint8_t>(arabic_letters.find(U'ل') + 2);
    unsigned doubled = 0;
    const LetterCodes a = arabic_codes(plain_arabic(arabic)), l = latin_codes(latin, doubled);
    if (a.size() < 3 || l.size() < 3 || a.size() > longest_word + 2 || l.size() > longest_word + 2)
        return std::numeric_limits<double>::infinity();

    const double root = std::sqrt(static_cast<double>(a.size() + l.size() - 4) / 2.0);
    constexpr double rounding = 0.001;
    const auto allowed = static_cast<float>((most + rounding) * root);
    float cost = cheapest(a, l, allowed);
    // Three letters must be left, or Ali would be an article and an i.
    const bool arabic_article = a.size() >= 7 && a[1] == alef && a[2] == lam;
    const bool latin_article =
        l.size() >= 7 && (l[1] == 'a' - 'a' + 2 || l[1] == 'e' - 'a' + 2) && l[2] == 'l' - 'a' + 2;
    if (arabic_article)
        cost = std::min(cost, article_alone + cheapest(without_article(a), l, allowed));
    else if (latin_article)
        cost = std::min(cost, article_alone + cheapest(a, without_article(l), allowed));

    return (cost + doubled_letter * static_cast<float>(doubled)) / root;
}

double romanisation_cost(std::string_view arabic, std::string_view latin) {
    unsigned doubled = 0;
    const LetterCodes a = arabic_codes(arabic), l = latin_codes(latin, doubled);
    if (a.size() > longest_word + 2 || l.size() > longest_word + 2)
        return std::numeric_limits<double>::infinity();
    return cheapest(a, l);
}

double script_limit(Reach reach) {
    switch (reach) {
        case Reach::careful:
            return 2.3;
        case Reach::wide:
            return 3.0;
        case Reach::off:
            break;
    }
    return -1;
}

}  // namespace imla
