// Ways to look at a result other than a list of hits, and help where there is none.
#pragma once

#include <ostream>

#include "searcher/options.hpp"
#include "searcher/searcher.hpp"

namespace imla {

/// --timeline and --facets: exit status 0, or 1 where nothing was found.
int print_spread(Searcher&, const Options&, const PrintSettings&, std::ostream& out);

/// --show and --cite. Throws UserError where there is no such passage.
int print_passage(Searcher&, const Options&, const PrintSettings&, std::ostream& out);

/// -l: the documents of the hits, in their order, each once.
void print_documents(const Result&, const Options&, std::ostream& out);

/// What a query that found nothing may have meant.
std::string told(const Advice&, const Result&);

}  // namespace imla
