// A collection cut into shards: which document belongs to which, and where the
// shards of an index lie (DIR/shards holds their number, DIR/shard-1 … each a
// complete index, DIR/XAPIANDB names them all).
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace imla {

/// Which of how many. {1, 1} is a whole collection.
struct Shard {
    unsigned number = 1, of = 1;
    bool operator==(const Shard&) const = default;
};

inline constexpr unsigned most_shards = 1000;
inline constexpr const char* shards_name = "shards";

/// The shard, from 1, of the document of this id among `of`: FNV-1a of the id's
/// bytes, 64 bits, modulo `of`, plus 1. This never changes.
unsigned shard_of(std::string_view document_id, unsigned of);

inline bool belongs(std::string_view document_id, const Shard& shard) {
    return shard.of <= 1 || shard_of(document_id, shard.of) == shard.number;
}

/// The directories of an index's shards in order; none where it is not cut.
/// Throws UserError where the number cannot be read.
std::vector<std::filesystem::path> shards_of(const std::filesystem::path& index);

/// Which shard a directory holds, by its name and the number that stands beside
/// it; a whole collection where it is none.
Shard shard_at(const std::filesystem::path& directory);

}  // namespace imla
