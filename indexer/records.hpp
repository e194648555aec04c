// A document becomes the records of the index: its own, then its passages in order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/document.hpp"
#include "analysis/stemmer.hpp"
#include "indexer/prepared_record.hpp"
#include "schema/record.hpp"
#include "schema/settings.hpp"

namespace imla {

/// A document on its way into the index.
struct SourcedDocument {
    Document document;
    std::string file;            // key of the file it came from
    std::uint64_t content = 0;   // see content_hash()
};

/// Changes whenever anything of the document that is indexed or shown changes,
/// but its id and path, which follow its file.
std::uint64_t content_hash(const Document&);

/// Makes records; one per thread, for it holds a stemmer.
class RecordMaker {
  public:
    /// `run` is when the run began: seconds since 1970.
    RecordMaker(const Settings&, std::uint64_t run);

    /// The document record, then one record for each passage.
    std::vector<PreparedRecord> records_of(const SourcedDocument&);

  private:
    PreparedRecord document_record(const SourcedDocument&, unsigned passages,
                                   std::uint64_t words) const;

    Stemmer stemmer_;
    double average_length_;
    std::uint64_t run_;
};

PreparedRecord prepared(const FileRecord&);
PreparedRecord prepared(const Settings&);

/// How a file is known in the index: root, zero byte, name.
std::string file_key(std::string_view root, std::string_view name);

/// Sum of passage lengths and their number; see Settings::average_length.
struct LengthSample {
    double words = 0;
    unsigned passages = 0;

    static constexpr unsigned enough = 1000;
    void add(const Document&);
    double average() const { return passages == 0 ? 0 : words / passages; }
};

}  // namespace imla
