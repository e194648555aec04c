// --explain and --forms: how a query was read, and which spellings took part.
#pragma once

#include <string>
#include <vector>

#include "searcher/result.hpp"

namespace imla {

/// Lines for standard error: the reading, then a line for each spelling.
std::string explanation(const Result&);

/// A table of spellings: form, how, distance, passages; word by word.
std::string census(const std::vector<Expansion>&);

/// The same, an object a line.
std::string census_as_json(const std::vector<Expansion>&);

}  // namespace imla
