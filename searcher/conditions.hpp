// What a query asks of every hit beside its words: dates, and fields that say where a passage is from.
#pragma once

#include <string>
#include <vector>

#include "searcher/query.hpp"

namespace imla {

/// A date, or something of a field that is a filter: it says which passages, not how well
/// they match.
bool is_condition(const QueryNode&);

/// Those that every hit must match, as typed ("date:2009"), in order.
/// An excluded one, or one of several alternatives, is none.
std::vector<std::string> conditions_of(const QueryNode& root);

}  // namespace imla
