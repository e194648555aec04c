// The part of a passage that shows best why it matched.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/result.hpp"

namespace imla {

/// Bytes of the passage's text, half open.
struct Window {
    std::size_t begin = 0, end = 0;
};

/// About `characters` long, or the whole text where that is shorter: where most
/// of the query's words are, from the beginning of a sentence if one is near. Nothing
/// before byte `from` is shown.
Window best_window(const std::string& text, const std::vector<Match>&, std::size_t characters, std::size_t from = 0);

}  // namespace imla
