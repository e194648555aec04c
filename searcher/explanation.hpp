// --explain and --acronyms: how a query was read, which spellings took
// part, which did not, and what the collection abbreviates.
#pragma once

#include <string>
#include <vector>

#include "searcher/acronyms.hpp"
#include "searcher/result.hpp"

namespace imla {

/// A line for standard error: the query with every operator explicit.
std::string reading(const Result&);

/// Lines for standard error: the reading, what was left out of it, then a line for each spelling.
std::string explanation(const Result&);

/// What a wider dial would add, and how to ask for it, on one line; empty if nothing.
std::string not_included(const Result&);

/// A line for each acronym: itself, its long form, how many passages define it, the first.
std::string acronym_list(const std::vector<AcronymEntry>&);
std::string acronyms_as_json(const std::vector<AcronymEntry>&);
std::string acronyms_as_csv(const std::vector<AcronymEntry>&);

}  // namespace imla
