// Files become documents: one door for every format. The indexer calls
// read_content(); which reader answers is decided by the content first, then
// by the name (see the table in readers.cpp, the only list of formats).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/document.hpp"

namespace imla {

/// One file as found: bytes are its whole content, mapped or read.
struct Content {
    std::string path;  // as given by the user, for messages and Document::path
    std::string name;  // id base: path relative to its root (a single file: its name)
    std::string_view bytes;
};

/// How much one file may take. A file that needs more is a problem whose
/// reason names the limit and the option that raises it.
struct Limits {
    unsigned cpu_seconds =
        60;  // --max-cpu-seconds: processor time, and one second more per megabyte
    unsigned memory_mb = 2048;   // --max-memory: address space of the process that reads
    unsigned output_mb = 2048;   // --max-output: what one file may unpack to, all parts together
    unsigned depth = 6;          // --max-depth: archives and messages inside each other
    unsigned entries = 200'000;  // --max-entries: parts of one archive, mailbox or office file
    unsigned pages = 50'000;     // --max-pages: pages of one PDF
};

/// Which columns of a CSV or TSV file are what. Empty: found by the header.
struct CsvColumns {
    std::vector<std::string> text;  // --csv-text; several are joined as paragraphs
    std::string id, title, author, date, source, url, language;
};

struct ReadingSettings {
    std::string encoding;                         // of text files; empty: detect
    bool ocr = false;                             // read scanned PDF pages with tesseract
    std::string ocr_language = "eng";             // as tesseract names it: "eng+urd"
    std::map<std::string, std::string> external;  // "doc" -> "antiword %f"
    CsvColumns csv;
    Limits limits;
};

/// What a reader tells as it goes, in the order of the file.
class ReadingSink {
  public:
    virtual ~ReadingSink() = default;
    virtual void document(Document&&) = 0;
    /// A part that could not be read. `where` is "line 7", "entry a/b.pdf", empty for
    /// the whole file; `reason` says what is wrong and what to do next.
    virtual void problem(std::string where, std::string reason) = 0;
    /// What was not certain: "read as Windows-1256 (detected)", "3 invalid bytes replaced with
    /// U+FFFD".
    virtual void guess(std::string what) = 0;
    /// A part that only a program of the user's can read (ReadingSettings::external). A
    /// confined reader cannot start one, and passes the part out; elsewhere it is a problem.
    virtual void external(std::string where, const Content&) {
        problem(std::move(where), "a program of your own cannot be run here; unpack the file first");
    }
};

enum class Known { yes, no };

/// Reads with the first reader that recognises the content. Known::no, with
/// the sink untouched, for a type no reader knows (binary files, images).
/// Safe to call from several threads, each with its own sink.
Known read_content(const Content&, const ReadingSettings&, ReadingSink&);

}  // namespace imla
