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

/// The record of the file itself.
struct RelabelFile {
    Place place;
    FileRecord record;           // as it shall be
};

void apply(const RelabelFile&, Xapian::WritableDatabase& database);

/// Rewrites the document's records, which are those of the base.
void apply(const Relabel&, Xapian::WritableDatabase& database);

}  // namespace imla
