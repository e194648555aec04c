// --forms as a table, JSON Lines and CSV: which spellings a collection holds.
#pragma once

#include <ostream>
#include <vector>

#include "searcher/output/printer.hpp"
#include "searcher/result.hpp"

namespace imla {

/// Word by word, nearest first. `format`: text, json or csv.
void print_census(std::ostream&, const std::vector<CensusEntry>&, Format, const PrintSettings&);

}  // namespace imla
