// A document as its reader hands it over: metadata, and text in blocks.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace imla {

/// A paragraph, heading, list item or table row: a slice of Document::text.
struct Block {
    std::size_t begin = 0;       // bytes of Document::text, half open
    std::size_t end = 0;
    unsigned heading = 0;        // 0 for running text, 1–6 for a heading of that level
    unsigned page = 0;           // from 1; 0 where the format has no pages
    unsigned line = 0;           // line of the file at which it starts, from 1; 0 where unknown
    std::size_t source_begin = 0;  // bytes of the file, half open; both 0 where unknown
    std::size_t source_end = 0;
};

/// Text is valid UTF-8. Blocks ascend, do not overlap, and cover all text that
/// is to be searched; line breaks inside a block are those of the file (but of
/// type "jsonl", where all of a document lies on one line).
struct Document {
    std::string id;
    std::string path;            // as a person finds it again; empty for standard input
    std::string place;           // where in the file, if it holds several: "line 12", "row 3"
    std::string type;            // "text", "markdown", "pdf", …
    std::string title, author, source, url, language;
    std::string date;            // ISO 8601, possibly only YYYY or YYYY-MM
    std::vector<std::pair<std::string, std::string>> extra;  // unknown keys; values are JSON
    std::string text;
    std::vector<Block> blocks;
};

}  // namespace imla
