// How hits spread over years, sources and the like: bars for people, rows for scripts.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "searcher/output/printer.hpp"

namespace imla {

/// `most` rows are shown as bars; CSV and JSON get all.
void print_counts(std::ostream&, const std::string& facet, const std::vector<Count>&, Format, const PrintSettings&,
                  std::size_t most);

/// The header that CSV has once, before all facets.
void print_counts_header(std::ostream&, Format);

}  // namespace imla
