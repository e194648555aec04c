// Does a word look English rather than like a name? Reads pairs of letters.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "variants/edits.hpp"

namespace imla {

/// For each letter after each (0 is the beginning or end of the word; else
/// letter_code()), log of how much commoner it is in English than in names.
using PairOdds = std::array<std::array<float, 27>, 27>;

inline constexpr float least_english = -3, most_english = 8;

/// In nats, least_english to most_english; below 0 where the word looks like a name.
inline float english_look(const PairOdds& odds, std::string_view word) {
    float sum = 0;
    unsigned before = 0;
    for (const char c : word) {
        const unsigned letter = letter_code(c);
        sum += odds[before][letter];
        before = letter;
    }
    return std::clamp(sum + odds[before][0], least_english, most_english);
}

}  // namespace imla
