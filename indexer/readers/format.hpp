// What a format is to the rest of the readers: a name, a way to know it, a way to read it.
#pragma once

#include <string_view>

#include "indexer/readers/budget.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {

/// The first bytes of a file, twice: as found, and as text (decoded where a
/// byte order mark says how; empty for what is not text).
struct Opening {
    std::string_view bytes;
    std::string_view text;
    std::string_view name;
};

struct Format {
    const char* type;        // Document::type
    const char* extensions;  // "md markdown"; asked only when no content is recognised
    bool (*recognises)(const Opening&);
    void (*read)(const Content&, const ReadingSettings&, ReadingSink&,
                 Budget&);  // nullptr: known, and not read
    bool apart;             // read in a process of its own, with limits
};

/// The ending of a name, small: "pdf". That of "notes.txt.gz" is "txt" if it counts as `unpacked`.
std::string extension(std::string_view name, bool unpacked = false);

/// Reads one part inside this process; containers call it for their entries.
Known read_part(const Content&, const ReadingSettings&, ReadingSink&, Budget&);

// Each pair of these is one file. `never` is for what only a name tells.
using Recogniser = bool(const Opening&);
using ReadFunction = void(const Content&, const ReadingSettings&, ReadingSink&, Budget&);

Recogniser never, is_json_lines, is_html, is_pdf, is_docx, is_other_office, is_odt, is_epub,
    is_archive, is_rtf, is_mail, is_mailbox;
ReadFunction read_text, read_markdown, read_json_lines, read_html, read_pdf, read_docx, read_odt,
    read_epub, read_archive, read_rtf, read_mail, read_mailbox, read_csv;

}  // namespace imla
