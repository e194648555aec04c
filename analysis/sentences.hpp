// Where sentences end, for passages that must be cut.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace imla {

/// The ends of the sentences of `text`, each after the white space that follows
/// it; ascending, the last is text.size(). A sentence ends at an empty line, and
/// after a terminator (Unicode's Sentence_Break property) and what closes it
/// (quotation marks, brackets) where white space follows; after ideographic
/// ones without it. A point ends none after an abbreviation (the U.S. Army) or
/// before a small letter.
std::vector<std::size_t> sentence_ends(std::string_view text);

}  // namespace imla
