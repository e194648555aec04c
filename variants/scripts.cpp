#include "variants/scripts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

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

// The generated units, hashed: an alignment asks for some hundreds.
class Units {
  public:
    Units() {
        for (std::size_t i = 0; i < script_unit_count; ++i) {
            std::size_t slot = slot_of(script_units[i].key);
            while (slots_[slot].key != 0) slot = (slot + 1) % slots_.size();
            slots_[slot] = {script_units[i].key, static_cast<float>(script_units[i].cost) / 1000.0F};
        }
    }
    /// `never` where there is no such unit.
    float cost(std::uint32_t key) const {
        for (std::size_t slot = slot_of(key); slots_[slot].key != 0; slot = (slot + 1) % slots_.size())
            if (slots_[slot].key == key) return slots_[slot].cost;
        return never;
    }

  private:
    struct Slot {
        std::uint32_t key = 0;
        float cost = 0;
    };
    static std::size_t slot_of(std::uint32_t key) { return key * 0x9E3779B1u >> 18; }
    std::array<Slot, 1u << 14> slots_;  // the table has some 2,700 units
};

float cheapest(const LetterCodes& arabic, const LetterCodes& latin) {
    static const Units units;
    const std::size_t rows = arabic.size(), columns = latin.size();
    std::vector<float> least((rows + 1) * (columns + 1), never);
    least[0] = 0;
    for (std::size_t i = 0; i <= rows; ++i) {
        for (std::size_t j = 0; j <= columns; ++j) {
            const float here = least[i * (columns + 1) + j];
            if (here == never) continue;
            for (std::size_t a = 0; a <= std::min(longest_arabic_unit, rows - i); ++a) {
                for (std::size_t l = a == 0 ? 1 : 0; l <= std::min(longest_latin_unit, columns - j); ++l) {
                    float cost = units.cost(unit_key(&arabic[i], a, &latin[j], l));
                    if (cost == never) {
                        const bool boundary = (a == 1 && arabic[i] == boundary_code) || (l == 1 && latin[j] == boundary_code);
                        if (a + l == 1 && !boundary) cost = letter_unexplained;
                        else if (a == 1 && l == 1 && arabic[i] == boundary_code && latin[j] == boundary_code) cost = 0;
                        else continue;
                    }
                    float& there = least[(i + a) * (columns + 1) + j + l];
                    there = std::min(there, here + cost);
                }
            }
        }
    }
    return least.back();
}

LetterCodes without_article(const LetterCodes& codes) {
    LetterCodes rest{boundary_code};
    rest.insert(rest.end(), codes.begin() + 3, codes.end());
    return rest;
}

}  // namespace

double script_distance(std::string_view arabic, std::string_view latin) {
    static constexpr auto alef = static_cast<std::uint8_t>(arabic_letters.find(U'ا') + 2);
    static constexpr auto lam = static_cast<std::uint8_t>(arabic_letters.find(U'ل') + 2);
    unsigned doubled = 0;
    const LetterCodes a = arabic_codes(plain_arabic(arabic)), l = latin_codes(latin, doubled);
    if (a.size() < 3 || l.size() < 3 || a.size() > longest_word + 2 || l.size() > longest_word + 2)
        return std::numeric_limits<double>::infinity();

    float cost = cheapest(a, l);
    // Three letters must be left, or Ali would be an article and an i.
    const bool arabic_article = a.size() >= 7 && a[1] == alef && a[2] == lam;
    const bool latin_article = l.size() >= 7 && (l[1] == 'a' - 'a' + 2 || l[1] == 'e' - 'a' + 2) && l[2] == 'l' - 'a' + 2;
    if (arabic_article) cost = std::min(cost, article_alone + cheapest(without_article(a), l));
    else if (latin_article) cost = std::min(cost, article_alone + cheapest(a, without_article(l)));

    const double length = static_cast<double>(a.size() + l.size() - 4) / 2.0;
    return (cost + doubled_letter * static_cast<float>(doubled)) / std::sqrt(length);
}

double script_limit(Reach reach) {
    switch (reach) {
        case Reach::careful: return 1.6;
        case Reach::wide: return 2.2;
        case Reach::off: break;
    }
    return -1;
}

}  // namespace imla
