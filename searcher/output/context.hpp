// A passage as a reader sees it, outside a list of hits.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "searcher/output/printer.hpp"

namespace imla {

/// "p. 3, lines 5–9", or nothing.
std::string place_of(const PassageRecord&);

/// Whole passages in their order, each under a quiet line that says where it stands;
/// `shown` is the id of the one that was asked for.
void print_passages(std::ostream&, const std::vector<PassageRecord>&, const std::string& shown, Format,
                    const PrintSettings&);

/// How to cite a passage's document: a BibTeX entry, or a line.
std::string bibtex(const PassageRecord&);
std::string citation(const PassageRecord&);

}  // namespace imla
