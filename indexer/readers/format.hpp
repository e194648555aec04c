// What a format is to the rest of the readers: a name, a way to know it, a way to read it.
#pragma once

#include <string_view>

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

/// How deep a part lies inside archives and messages, and what its file has
/// used up so far. One of these accompanies a file and all its parts.
struct Budget {
    unsigned depth = 0;
    std::uint64_t output = 0;      // bytes unpacked
    std::uint64_t entries = 0;
};

struct Format {
    const char* type;              // Document::type
    const char* extensions;        // "md markdown"; asked only when no content is recognised
    bool (*recognises)(const Opening&);
    void (*read)(const Content&, const ReadingSettings&, ReadingSink&, Budget&);
    bool apart;                    // read in a process of its own, with limits
};

/// Reads one part inside this process; containers call it for their entries.
Known read_part(const Content&, const ReadingSettings&, ReadingSink&, Budget&);

// Each of these is one file.
bool never(const Opening&);
bool is_json_lines(const Opening&);
void read_text(const Content&, const ReadingSettings&, ReadingSink&, Budget&);
void read_markdown(const Content&, const ReadingSettings&, ReadingSink&, Budget&);
void read_json_lines(const Content&, const ReadingSettings&, ReadingSink&, Budget&);

}  // namespace imla
