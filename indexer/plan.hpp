// What an update has to do: files to read, files that vanished or moved. Found
// from names, sizes and times alone, but for moves, whose content is compared.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/catalogue.hpp"
#include "indexer/reading.hpp"
#include "indexer/report.hpp"
#include "indexer/walk.hpp"
#include "schema/shards.hpp"

namespace imla {

/// A file found under another name with the same content.
struct Move {
    StoredFile from;
    FileRecord to;
    std::filesystem::path path;
};

struct Plan {
    struct Reading {
        FileToRead file;
        const char* reason;            // "new", "changed", …
        std::uint64_t size;
    };
    std::vector<Reading> to_read;      // in order of roots, then names
    std::vector<StoredFile> vanished;
    std::vector<Move> moved;
    std::vector<FileRecord> troubles;  // folders and roots that could not be read
    std::vector<std::pair<std::filesystem::path, const char*>> skipped;  // and why
    std::size_t special = 0;   // of these: links, pipes and devices
    std::size_t files = 0;             // found, of any type
    std::size_t unchanged_documents = 0;
    OtherTypes other_types;            // unchanged files that are not read
    std::vector<StoredFile> unchanged_problems;  // unchanged, and partly unreadable as before
};

/// `roots` are absolute. A root that cannot be read is a trouble, and keeps
/// what came from it; so does a folder of many files that is empty now. `forget`: roots whose documents all go.
Plan plan_of_update(const Catalogue&, const std::vector<std::string>& roots,
                    const std::vector<std::string>& forget, const WalkSettings&,
                    const ReadingSettings&, const Shard& = {});

/// Mark a problem that another file may end: such files are read at each update.
inline constexpr const char* duplicate_reason = "repeats the id ";
inline constexpr const char* of_another_file = " of another file; the first is kept";

/// What came from standard input, written down from an index that is built anew.
inline constexpr const char* carried_name = "carried.jsonl";

/// Where a file of a root lies.
std::filesystem::path path_of(const std::string& root, const std::string& name);

}  // namespace imla
