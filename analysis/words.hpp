// Words of text in any script, by ICU: the slow road of the tokenizer, and the
// reference that its fast road is tested against.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "analysis/token.hpp"

namespace imla {

struct Word {
    std::string term;       // folded, not cut
    std::size_t begin = 0;  // bytes, half open; a possessive 's and the last
    std::size_t end = 0;    // point of an abbreviation are inside
    Script script = Script::latin;
    bool capital = false;
};

/// Hands the words of `text` to `take`, in order. The boundaries are those of
/// UAX #29, except that
///   * connectors (_), colons, and points between letters split,
///     but abbreviations with points (U.N.) are one word;
///   * apostrophes of every kind join letters, and only letters;
///   * a possessive 's belongs to the word before, also after a digit or a point.
void split_words(std::string_view text, const std::function<void(Word&&)>& take);

/// Where the possessive ('s, ’s, 'S) at `at` ends; `at` itself where there is none.
std::size_t possessive_end(std::string_view text, std::size_t at);

}  // namespace imla
