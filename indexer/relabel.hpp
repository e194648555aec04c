// A file that moved keeps its records, and so does a document whose line moved in
// its file: only names and places in them change.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "indexer/catalogue.hpp"

namespace imla {

/// How far a document of a .jsonl file has moved in it.
struct Shift {
    std::int64_t lines = 0, bytes = 0;
    bool operator==(const Shift&) const = default;
};

struct Relabel {
    StoredDocument document;
    std::string id;              // as it shall be
    std::string file;            // key of the new file
    std::string path;            // as shown; empty: as it is
    Shift shift{};
};

/// The record of the file itself.
struct RelabelFile {
    RecordPlace place;
    FileRecord record;           // as it shall be
};

void apply(const RelabelFile&, Xapian::WritableDatabase& database);

/// Rewrites the document's records, which are those of the base.
void apply(const Relabel&, Xapian::WritableDatabase& database);

}  // namespace imla
