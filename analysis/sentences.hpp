// Where sentences end, for passages that must be cut.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace imla {

/// The ends of the sentences of `text`, each after the white space that follows
/// it; ascending, the last is text.size(). Sentence boundaries of UAX #29,
/// less those after abbreviations (the U.S. Army) and at mere line breaks.
std::vector<std::size_t> sentence_ends(std::string_view text);

}  // namespace imla
