// The files under a root, in order of their names.
//
// Left out: names that start with a dot, symbolic links, whatever is no
// regular file, what .imlaignore and --exclude name, and the index itself.
// A root given on the command line is followed if it is a link, and taken
// even if its name starts with a dot.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/globs.hpp"
#include "schema/record.hpp"

namespace imla {

struct FoundFile {
    std::string name;            // relative to the root; a file as root: its own name
    std::filesystem::path path;
    std::uint64_t size = 0;
    std::int64_t modified = 0;   // ns since 1970
};

struct WalkSettings {
    GlobList exclude;                   // --exclude
    GlobList include;                   // --include: if any, a file must match one
    bool hidden = false;                // --hidden
    std::filesystem::path index;        // never walked into
};

struct Walk {
    std::vector<FoundFile> files;
    std::vector<Problem> problems;      // folders that could not be read: name, reason
    struct Skipped {
        std::string name;
        const char* reason;
        bool special = false;           // a link, a pipe, a device: nobody asked to leave it out
    };
    std::vector<Skipped> skipped;       // for --dry-run and -v
};

/// Throws UserError where the root itself is missing or cannot be read.
Walk walk(const std::filesystem::path& root, const WalkSettings&);

/// Does a walk of `root` come to `name`, a file or folder below it? False too where it is not there.
bool walk_reaches(const std::filesystem::path& root, const std::string& name, const WalkSettings&);

}  // namespace imla
