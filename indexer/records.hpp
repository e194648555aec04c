// A document becomes the records of the index: its own, then its passages in order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/document.hpp"
#include "analysis/passages.hpp"
#include "indexer/passage_terms.hpp"
#include "indexer/prepared_record.hpp"
#include "indexer/record_sink.hpp"
#include "indexer/word_book.hpp"
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

/// Makes records; one for each sink.
class RecordMaker {
  public:
    /// `run` is when the run began: seconds since 1970.
    RecordMaker(const Settings&, std::uint64_t run, WordBook&, RecordSink&);

    /// The document record, then one record for each passage. Returns how many passages.
    std::size_t add(const SourcedDocument&);

  private:
    /// All but its data, which counts what follows.
    std::size_t start_document(const SourcedDocument&);
    void add_passage(const Passage&, const std::vector<Token>&);
    void add_filter(const std::string& term) { sink_.add(sink_.number_of(term), 0, 0); }

    RecordSink& sink_;
    PassageTerms terms_;
    double average_length_;
    std::uint64_t run_seconds_;
    std::string run_;          // the values of slot_run
    PassageRecord record_;     // of the present passage; what is the document's stays
    std::string id_term_, document_value_;
    std::vector<Token> tokens_;
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
