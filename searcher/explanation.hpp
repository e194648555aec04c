// --explain, --forms and --acronyms: how a query was read, which spellings took
// part, which did not, and what the collection abbreviates.
#pragma once

#include <string>
#include <vector>

#include "searcher/acronyms.hpp"
#include "searcher/result.hpp"

namespace imla {

/// Lines for standard error: the reading, then a line for each spelling.
std::string explanation(const Result&);

/// A table of spellings: form, how, distance, passages; word by word.
std::string census(const std::vector<Expansion>&);

/// The same, an object a line.
std::string census_as_json(const std::vector<Expansion>&);

/// What a wider dial would add, and how to ask for it, on one line; empty if nothing.
std::string not_included(const Result&);

/// A line for each acronym: itself, its long form, how many passages define it, the first.
std::string acronym_list(const std::vector<AcronymEntry>&);
std::string acronyms_as_json(const std::vector<AcronymEntry>&);

}  // namespace imla
