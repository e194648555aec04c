// Terms and their posting lists, as a postlist table holds them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "glass/pack.hpp"
#include "glass/table_reader.hpp"

namespace imla::glass {

/// The postings of one term, in the order of documents. Throws what Cursor throws.
class PostingReader {
  public:
    /// Of a table that outlives it. Stands at the first posting, or at the end where the table
    /// has no such term.
    PostingReader(const TableReader& postlist, std::string_view term);

    /// How many documents hold the term.
    std::uint32_t documents() const { return documents_; }

    bool at_end() const { return ended_; }
    /// The document it stands at. It grows with each step.
    std::uint32_t document() const { return document_; }

    /// Calls `found(document, wdf)` for each posting before document `end`, and stops at the first of the others.
    template <class Found>
    void each_before(std::uint64_t end, Found found) {
        end = std::min<std::uint64_t>(end, std::uint64_t{UINT32_MAX} + 1);
        while (!ended_ && document_ < end) {
            found(document_, wdf_);
            // Nearly all numbers take one byte. What changes with each posting is kept out of the object.
            const auto* begin = reinterpret_cast<const unsigned char*>(chunk_.data());
            const unsigned char *at = begin + at_, *last = begin + chunk_.size() - 1;
            std::uint64_t document = document_;
            for (; at < last && (at[0] | at[1]) < 0x80 && document + at[0] + 1 < end; at += 2) {
                document += at[0] + 1U;
                found(static_cast<std::uint32_t>(document), at[1]);
            }
            document_ = static_cast<std::uint32_t>(document);
            at_ = static_cast<std::size_t>(at - begin);
            next();
        }
    }

  private:
    void next();
    /// Reads the head of a chunk (after what only the first has) and its first posting.
    void start_chunk(std::uint64_t first);
    std::uint64_t number();

    Cursor cursor_;
    std::string next_key_;   // what the keys of further chunks begin with
    std::string chunk_;
    std::size_t at_ = 0;     // what of it is read
    std::uint32_t documents_ = 0, document_ = 0, wdf_ = 0;
    bool last_chunk_ = true, ended_ = true;
};

/// The terms of a postlist table, in their order.
class TermReader {
  public:
    /// Of a table that outlives it. Stands at the first term that begins with `prefix`.
    TermReader(const TableReader& postlist, std::string_view prefix);

    bool at_end() const { return ended_; }
    std::string_view term() const { return term_; }
    std::uint32_t documents() const { return documents_; }
    void next();

  private:
    void settle(bool found);

    Cursor cursor_;
    std::string prefix_, term_;
    std::uint32_t documents_ = 0;
    bool ended_ = false;
};

}  // namespace imla::glass
