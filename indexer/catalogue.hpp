// What is already there: the published index and what an earlier, unfinished
// run has staged, seen as one. Where both hold a document, the later counts.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/record.hpp"

namespace imla {

/// Which source a record is in, and its number there.
struct RecordPlace {
    std::size_t source;
    Xapian::docid number;
    auto operator<=>(const RecordPlace&) const = default;
};

struct StoredDocument {
    RecordPlace place;           // of the document record; its passages follow it
    DocumentRecord record;
};

struct StoredFile {
    RecordPlace place;           // number 0: it has documents, but no record yet
    FileRecord record;
};

/// Records to be left out of the next state.
using Removals = std::set<RecordPlace>;

class Catalogue {
  public:
    /// The published generation comes first, then staged segments in order.
    void add_source(const std::filesystem::path& database);
    /// To be called when all are added. Of a file that was read by a run that was
    /// killed, it is not known which documents that run meant to remove: such
    /// files, and those it had not finished, are made to be read again.
    void settle();
    /// Stands for the published generation where there is none yet.
    void add_nothing() { sources_.emplace_back(); }

    /// Newest record of each file under `root`, by name.
    const std::map<std::string, StoredFile>& files(const std::string& root) const;

    std::optional<StoredDocument> document(std::string_view id) const;
    /// The documents that came from a file, those that have since moved to
    /// another file not counted.
    std::vector<StoredDocument> documents_of(std::string_view file_key) const;
    /// The first passage of a document that has one.
    PassageRecord first_passage(const StoredDocument&) const;
    /// How many documents a file has, without reading them.
    std::size_t document_count(std::string_view file_key) const;

    /// Records that a later source replaces; they go whatever else is done.
    const Removals& superseded() const { return superseded_; }

  private:
    void supersede(std::size_t source);

    std::vector<Xapian::Database> sources_;
    std::map<std::string, std::map<std::string, StoredFile>> files_;  // by root, name
    Removals superseded_;
};

/// Is this record a document's own (and not its file's, which shares a term)?
bool is_document(const Xapian::Database&, Xapian::docid);

/// The record of a document and those of its passages.
void remove_document(Removals&, const StoredDocument&);

}  // namespace imla
