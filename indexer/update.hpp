// Brings an index up to date with its roots: the main work of imla-indexer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/reader.hpp"
#include "indexer/report.hpp"
#include "indexer/walk.hpp"
#include "schema/settings.hpp"
#include "schema/shards.hpp"

namespace imla {

struct UpdateRequest {
    std::filesystem::path index;
    std::vector<std::string> paths;    // absolute; none of all four: every remembered root
    bool standard_input = false;
    std::vector<std::string> forget;   // absolute
    bool rebuild = false;
    std::string language;              // of the stemmer; empty: as the index has it, else english
    unsigned jobs = 1;
    double wait = 0;                   // seconds to wait for another writer
    unsigned shards = 0;               // to cut a new index into; 0: as it is
    // Of one shard among several that are updated together:
    Shard shard;
    std::uint64_t now = 0;                    // when the run began, as Start::now; 0: now
    std::filesystem::path standard_input_file; // what standard input said; empty: read it
    std::optional<Settings> known;            // of the others, where a rebuild cannot read this one's
    std::function<void()> meet;               // waits for the others; throws where one has failed
    WalkSettings walking;
    ReadingSettings reading;
};

/// One index or all its shards. Exit status 0 or 1, or 128 and the signal. Throws UserError, Xapian::Error,
/// std::bad_alloc, and the index is then as it was.
int update(const UpdateRequest&, Report&);

/// The work on one index that is not cut, or on one shard.
Counts update_one(const UpdateRequest&, Report&);

/// Says what update() would do and why, and does nothing.
int planned_update(const UpdateRequest&, std::ostream& out);

}  // namespace imla
