// A file that moved keeps its records: only the names in them change.
#pragma once

#include <xapian.h>

#include <string>

#include "indexer/catalogue.hpp"

namespace imla {

struct Relabel {
    StoredDocument document;
    std::string id;              // as it shall be
    std::string file;            // key of the new file
    std::string path;            // as shown
};

/// Rewrites the document's records, whose numbers in `database` are those
/// found plus `offset`.
void apply(const Relabel&, Xapian::WritableDatabase& database, Xapian::docid offset);

}  // namespace imla
