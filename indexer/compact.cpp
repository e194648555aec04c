#include "indexer/compact.hpp"

#include <fmt/format.h>

#include <ostream>

#include "indexer/index_lock.hpp"
#include "indexer/publishing.hpp"
#include "indexer/segment.hpp"
#include "schema/index_directory.hpp"
#include "schema/shards.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

std::uintmax_t size_of(const fs::path& generation) {
    std::uintmax_t size = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(generation))
        size += entry.file_size();
    return size;
}

}  // namespace

void compact_index(const fs::path& index, double wait, std::ostream& out) {
    if (const auto shards = shards_of(index); !shards.empty()) {
        for (const fs::path& shard : shards) compact_index(shard, wait, out);
        return;
    }
    open_index(index.string());
    const IndexLock lock(index, wait);
    if (fs::exists(index / staging_name))
        throw UserError(fmt::format("an update of {} is not finished; finish it with: "
                                    "imla-indexer --index {}", index.string(), index.string()));
    const fs::path generation = published_generation(index).value();
    const std::uintmax_t before = size_of(generation);
    const fs::path staging = index / staging_name;
    fs::create_directories(staging);
    merge({generation}, staging / "open-generation");
    publish_generation(index, staging / "open-generation");
    fs::remove_all(staging);
    out << fmt::format("{} bytes, {} before\n", size_of(published_generation(index).value()), before);
}

}  // namespace imla
