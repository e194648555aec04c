// iamglass: the file that makes a directory of tables a database.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "glass/table_writer.hpp"
#include "glass/tables.hpp"

namespace imla::glass {

struct Version {
    std::array<TableRoot, table_count> tables;
    std::uint32_t documents = 0;  // their ids are 1 … documents
    std::uint64_t total_length = 0;
    std::uint32_t least_length = 0;  // of documents that have a length; 0 if none has
    std::uint32_t greatest_length = 0;
    std::uint32_t greatest_wdf = 0;
};

/// Writes `directory`/iamglass, under another name first, so that it is there
/// whole or not at all. Throws std::system_error.
void write_version_file(const std::string& directory, const Version&);

}  // namespace imla::glass
