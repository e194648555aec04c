// Whether some letters abbreviate some words: the test behind acronym_definitions().
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace imla {

/// A word that may belong to a long form.
struct LongFormWord {
    std::string_view folded;
    bool capital = false;
    bool small = false;    // of, and, al: letters may pass it over
    bool letters = false;  // an acronym itself: the UN of UN Security Council
    std::size_t token = 0;
};

/// The most words that a long form may have.
inline constexpr std::size_t longest_long_form = 16;

/// Does an acronym pass this folded word over as it pleases?
bool is_small_word(std::string_view word);

/// The index of the first word of the long form that `words` end with, if the
/// letters (folded) abbreviate one.
std::optional<std::size_t> long_form_start(std::string_view letters,
                                           const std::vector<LongFormWord>& words);

/// The folded letters of an acronym as written, or empty if it is none: two
/// capitals or more, few other letters, points and hyphens as they please, and a
/// plural s.
std::string acronym_letters(std::string_view written);

}  // namespace imla
