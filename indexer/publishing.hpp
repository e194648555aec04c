// Makes staged segments the index: a small change in place, as one
// transaction; a large one as a new generation, published by renaming the stub.
// Readers see the state before or the state after, nothing between.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "indexer/catalogue.hpp"
#include "indexer/relabel.hpp"
#include "indexer/staging.hpp"
#include "schema/settings.hpp"

namespace imla {

struct Change {
    std::optional<std::filesystem::path> base;  // published generation; nothing: a first build
    Removals removals;                          // source 0 is the base, if any; then segments
    std::vector<Relabel> relabels;              // of records in the base
    std::vector<RelabelFile> file_relabels;
    Settings settings;                          // as they shall be
};

/// Makes the index directory, if needed, readable by its owner alone. Throws
/// UserError where `index` is something else: a file, or a folder of other things.
void make_index_directory(const std::filesystem::path& index);

/// Applies the change and what is staged, and discards the staging.
void publish(const std::filesystem::path& index, Staging&, const Change&);

/// Makes `database` (complete, in staging) the published generation.
void publish_generation(const std::filesystem::path& index, const std::filesystem::path& database);

/// Removes generations that are not published, left by a killed run.
void remove_old_generations(const std::filesystem::path& index);

/// Names the published state: generation and revision; "" where there is none.
std::string published_state(const std::filesystem::path& index);

}  // namespace imla
