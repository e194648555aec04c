#include "schema/shards.hpp"

#include <fmt/format.h>

#include <fstream>

#include "schema/index_directory.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;

unsigned shard_of(std::string_view document_id, unsigned of) {
    return static_cast<unsigned>(stable_hash(document_id) % of) + 1;
}

std::vector<fs::path> shards_of(const fs::path& index) {
    std::error_code error;
    const fs::path file = index / shards_name;
    const bool lost = !fs::is_regular_file(file, error);
    if (lost && !(fs::exists(index / stub_name, error) && fs::exists(index / "shard-1", error))) return {};
    unsigned number = 0;
    if (!(std::ifstream(file) >> number) || number < 2 || number > most_shards)
        throw UserError(fmt::format("{} does not hold the number of shards, from 2 to {}; count the "
                                    "folders shard-1, shard-2 … beside it and write it there",
                                    file.string(), most_shards));
    std::vector<fs::path> shards;
    for (unsigned i = 1; i <= number; ++i) shards.push_back(index / fmt::format("shard-{}", i));
    return shards;
}

Shard shard_at(const fs::path& directory) {
    std::error_code error;
    fs::path place = fs::absolute(directory, error).lexically_normal();
    if (!place.has_filename()) place = place.parent_path();   // shard-2/
    const auto shards = shards_of(place.parent_path());
    for (std::size_t i = 0; i < shards.size(); ++i)
        if (shards[i].filename() == place.filename())
            return {static_cast<unsigned>(i + 1), static_cast<unsigned>(shards.size())};
    return {};
}

}  // namespace imla
