// Points that end no sentence: after initials and titles.
#pragma once

#include <cstddef>
#include <string_view>

namespace imla {

/// Is `word`, which a point follows, an initial (the D of Robert D. Bowers),
/// several of them (U.S), or a title or other common abbreviation (Gen, Mr,
/// vol), so that the point hardly ends a sentence? Only ASCII ones are known.
bool is_abbreviation(std::string_view word);

/// Where the abbreviation with points that starts at `begin` ends, last point
/// included: U.N., i.e., Ph.D. The whole must lie within text[begin, limit).
/// `begin` itself where there is none. Stores in `read_to` how far it looked.
std::size_t pointed_abbreviation_end(std::string_view text, std::size_t begin, std::size_t limit,
                                     std::size_t* read_to = nullptr);

}  // namespace imla
