// What an update starts from: the published state, its settings, and the roots
// to be looked at.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/update.hpp"
#include "schema/settings.hpp"

namespace imla {

struct Start {
    std::optional<std::filesystem::path> generation;  // to build on; nothing: a first build or a rebuild
    std::optional<std::filesystem::path> replaced;    // by a rebuild, where it can be read
    Settings settings;                                // as they shall be, but for the average length
    std::vector<std::string> roots;                   // to be looked at now
    std::vector<std::pair<std::string, std::string>> missing;  // paths not to be read, and why; never remembered
    std::vector<std::pair<std::string, std::string>> parts;    // paths that are no roots, and the root that each is in
    std::vector<std::pair<std::string, std::string>> overlapping;  // new roots, and a root of before that lies in them
    bool roots_changed = false;
    std::uint64_t now = 0;                            // when the run begins: microseconds since 1970, later than every run before
};

/// Throws UserError where the index cannot be updated as asked: it is damaged
/// or of another version, no path is there, there is nothing to look at.
Start start_of(const UpdateRequest&);

/// The one of `roots` in which an update finds `path`, below it; empty where none is.
std::string root_holding(const std::string& path, const std::vector<std::string>& roots, const WalkSettings&);

/// Now, in microseconds since 1970; where the clock has not moved since the last run of one of these
/// indexes, or went back, the least moment that is later than that run.
std::uint64_t moment_of_new_run(const std::vector<std::filesystem::path>& indexes);

/// The settings of an index of any version, as far as they can be read: for its roots.
std::optional<Settings> remembered_settings(const std::filesystem::path& index);

}  // namespace imla
