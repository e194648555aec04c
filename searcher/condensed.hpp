// A query in which what is said twice is said once, and how often is known.
#pragma once

#include "searcher/query.hpp"

namespace imla {

/// The same query with fewer parts: an OR within an OR and an AND within an AND
/// become one, and equal parts of an operator become one with their `times`
/// added. Words side by side stay as they are while they are few, since a
/// neighbour may make a name of them.
QueryNode condensed(QueryNode);

}  // namespace imla
