// Batches of queries, one query at a time, so that a batch may be of any length.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "variants/reach.hpp"

namespace imla {

enum class BatchFormat { automatic, tsv, lines, trec, jsonl };

/// A query of a batch, with what it asks for itself; or a line that is none.
struct BatchQuery {
    std::string id;
    std::string query;
    std::size_t line = 0;                // where it begins, from 1
    std::string problem;                 // why this is no query; empty where it is one
    bool plain = false;                  // its format knows no operators
    std::optional<unsigned> top;
    std::optional<Reach> reach;
    std::string filter;                  // a query that hits must also match
};

class BatchReader {
  public:
    explicit BatchReader(std::istream& in) : in_(in) {}
    virtual ~BatchReader() = default;
    /// The next query or bad line; nothing at the end.
    virtual std::optional<BatchQuery> next() = 0;

  protected:
    /// The next line without its end (LF or CRLF), counted; nothing at the end.
    std::optional<std::string> next_line();
    std::size_t line_ = 0;

  private:
    std::istream& in_;
};

/// `id<TAB>query`, or `number:query` if `numbered`.
std::unique_ptr<BatchReader> tsv_reader(std::istream&, bool numbered);
/// A query a line; its id is the number of the line.
std::unique_ptr<BatchReader> lines_reader(std::istream&);
/// TREC topics, SGML or XML; the query is the text of `fields` (title, desc, narr).
std::unique_ptr<BatchReader> trec_reader(std::istream&, const std::vector<std::string>& fields);
/// {"id", "query", "top", "variants", "filter"}; an absent id is the number of the line.
std::unique_ptr<BatchReader> jsonl_reader(std::istream&);

/// What a batch is, from its beginning; `rest_seen` if `beginning` is all of it.
struct Detected {
    BatchFormat format = BatchFormat::lines;
    bool numbered = false;               // every line is number:query
};
Detected format_of(std::istream& beginning);

/// A reader of the batch. `format` automatic: as format_of() finds; a batch that
/// cannot be read twice (standard input) is judged by its first 64 KiB.
class Batch {
  public:
    /// `path` "-" is standard input. Throws UserError where it cannot be read.
    Batch(const std::string& path, BatchFormat format, const std::vector<std::string>& topic_fields);
    ~Batch();
    /// The next query or bad line; a query whose id was used before is bad.
    std::optional<BatchQuery> next();
    /// Has more of it arrived already? Else next() may wait.
    bool ready() const;

  private:
    std::istream* in_ = nullptr;
    std::unique_ptr<std::istream> file_;
    std::unique_ptr<std::streambuf> replay_;    // reads from file_
    std::unique_ptr<std::istream> replayed_;
    std::unique_ptr<BatchReader> reader_;
    // By stable_hash(): where each id was used first. Eight bytes of it tell ten
    // million ids apart, and a batch may be long.
    std::unordered_map<std::uint64_t, std::size_t> lines_;
};

}  // namespace imla
