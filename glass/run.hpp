// A batch of documents inverted in memory. Threads fill runs of their own; a
// Builder takes them in the order that their documents shall have:
//
//     Run run = builder.new_run();
//     run.start_document();
//     run.set_data("shown to the reader");
//     run.add_posting("quetta", 1);
//     run.end_document();
//     run.seal();                    // the sorting, still in the worker thread
//     builder.add(std::move(run));
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glass/compressor.hpp"
#include "glass/sealed.hpp"
#include "glass/term_table.hpp"

namespace imla::glass {

/// How hard to deflate: 0 not at all, 1 (fastest) … 12 (smallest), or packed_already.
struct Compression {
    int data = 1;       // document data
    int termlists = 1;  // what a deletion or a query expansion reads
};

/// A document means what Xapian::Document means by the same calls: repeated
/// terms add up their wdf (within-document frequency), a repeated position
/// counts once, the last value of a slot wins and an empty one is none.
///
/// std::invalid_argument: an empty term, or one over 245 bytes (249 with each
/// zero byte counted twice). std::length_error: a document of 2^32 words.
class Run {
  public:
    explicit Run(const Compression& = {});

    void start_document();
    void set_data(std::string_view);
    /// The same for any document of the run, from 0, for data that are known only
    /// when those after it have been added; once for a document that has ended.
    void set_data_of(std::size_t document, std::string_view);
    void set_value(std::uint32_t slot, std::string_view);

    /// A number for `term` that saves looking it up again; good for this run only.
    TermId term_id(std::string_view term) { return terms_.id(term); }

    void add_posting(TermId, std::uint32_t position, std::uint32_t wdf = 1);
    void add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf = 1) {
        add_posting(terms_.id(term), position, wdf);
    }
    /// Without a position. A filter term has a wdf of 0.
    void add_term(TermId, std::uint32_t wdf = 1);
    void add_term(std::string_view term, std::uint32_t wdf = 1) { add_term(terms_.id(term), wdf); }

    /// Replaces each wdf of the present document by `changed(term, wdf)`, for
    /// weights that are known only when all its words have been counted.
    template <class Changed>
    void change_wdfs(Changed changed) {
        for (Entry& entry : entries_) entry.wdf = changed(terms_.term(entry.term), entry.wdf);
    }
    void end_document();

    std::size_t documents() const { return sealed_.documents.size(); }

    /// Sorts by term and encodes. After it no document can be added.
    void seal();

  private:
    friend class Builder;

    /// One term of the present document.
    struct Entry {
        TermId term;
        std::uint32_t wdf;
        std::uint32_t first, last;  // in spots_, plus 1; 0 is none
        bool ascending;
    };
    struct Spot {
        std::uint32_t position;
        std::uint32_t next;  // in spots_, plus 1
    };
    /// One term of one document, once that has ended. Short position tags are
    /// held in place: most terms occur once in a passage.
    struct Posting {
        std::uint32_t term;  // until sorted; then the document
        std::uint32_t wdf;
        std::uint64_t tag;
    };
    struct Mark {  // where the present document has a term
        std::uint32_t document = UINT32_MAX;
        std::uint32_t entry = 0;
    };
    struct Value {
        std::uint32_t slot, document;
        std::size_t begin, size;
    };

    Entry& entry_of(TermId);
    std::uint64_t position_tag(const Entry&);
    std::string_view unpacked(const std::uint64_t& tag) const;
    void append_data(Sealed::Document&, std::string_view data);
    void end_values();
    void encode_inverted(const std::vector<TermId>& order, std::vector<Posting>& postings,
                         const std::vector<std::size_t>& begins);
    void encode_termlists(const std::vector<TermId>& order, const std::vector<Posting>& postings,
                          const std::vector<std::size_t>& begins);
    void encode_values();

    Compressor deflate_data_, deflate_termlists_;
    TermTable terms_;
    std::vector<Mark> marks_;             // by term
    std::vector<std::uint32_t> frequency_;  // documents that have the term

    std::vector<Entry> entries_;
    std::vector<Spot> spots_;
    std::vector<std::uint32_t> positions_;
    std::string data_;
    std::vector<Value> document_values_;

    std::vector<Posting> postings_;         // by document
    std::vector<std::size_t> ends_;         // of each document in postings_
    std::string tags_;                      // position tags that are long
    std::vector<Value> values_;
    std::string value_bytes_;

    Sealed sealed_;
    bool is_sealed_ = false;
};

}  // namespace imla::glass
