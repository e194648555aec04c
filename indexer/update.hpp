// Brings an index up to date with its roots: the main work of imla-indexer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/readers/reader.hpp"
#include "indexer/report.hpp"
#include "indexer/walk.hpp"

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
    WalkSettings walking;
    ReadingSettings reading;
};

/// Exit status 0 or 1, or 128 and the signal. Throws UserError, Xapian::Error,
/// std::bad_alloc, and the index is then as it was.
int update(const UpdateRequest&, Report&);

/// Says what update() would do and why, and does nothing.
int planned_update(const UpdateRequest&, std::ostream& out);

}  // namespace imla
