// The records kept as Xapian document data, in a compact encoding: a version
// byte, then fields as tag, length, bytes (numbers are LEB128). Unknown tags
// are skipped, so a record can grow. What gets shorter by it is packed (packing.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace imla {

/// What a hit shows. Absent values are empty or 0.
struct PassageRecord {
    std::string document;          // its id
    unsigned ordinal = 0;          // passage number in the document, from 1
    std::string path, type, title, author, date, source, url, language;
    std::vector<std::string> headings;  // outermost first
    unsigned page = 0;
    unsigned first_line = 0, last_line = 0;
    std::uint64_t source_begin = 0, source_end = 0;  // bytes of the file
    std::string text;

    std::string id() const { return document + '#' + std::to_string(ordinal); }
};

/// One document: what is known beyond its passages.
struct DocumentRecord {
    std::string id;
    std::string file;              // key of the file it came from
    std::uint64_t content = 0;     // hash of all that was indexed
    unsigned passages = 0;
    std::uint64_t words = 0;       // of all passages
    std::uint64_t indexed = 0;     // seconds since 1970
    std::vector<std::pair<std::string, std::string>> extra;  // unknown keys; values are JSON
};

/// A part that could not be read: where ("line 7"; empty: the whole file), and why.
struct Problem {
    std::string where, reason;
    bool operator==(const Problem&) const = default;
};

/// One file of a root, so that an update knows what changed, and the ledger of
/// what could not be read or had to be guessed.
struct FileRecord {
    std::string root;              // as remembered; empty for standard input
    std::string name;              // relative to the root
    std::uint64_t size = 0;
    std::int64_t modified = 0;     // nanoseconds since 1970
    std::uint64_t content = 0;     // hash of its bytes
    bool known = true;             // false: of a type that is not read
    std::vector<Problem> problems;
    std::vector<std::string> guesses;
};

std::string encode(const PassageRecord&);
std::string encode(const DocumentRecord&);
std::string encode(const FileRecord&);

/// Throw UserError where the bytes are no such record (a damaged index).
PassageRecord decode_passage(std::string_view);
DocumentRecord decode_document(std::string_view);
FileRecord decode_file(std::string_view);

}  // namespace imla
