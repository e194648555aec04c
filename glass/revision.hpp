// What iamglass says of a database, for those who read it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "glass/tables.hpp"

namespace imla::glass {

/// Where a reader finds the entries of a table.
struct Tree {
    std::uint32_t root = 0;   // block number
    unsigned level = 0;       // of the root; leaves are 0
    std::size_t block_bytes = 0;
    bool fake = true;         // no entry, no block
};

/// A database as it stood at one commit.
struct Revision {
    std::string uuid;             // 16 bytes
    std::uint32_t number = 0;
    std::array<Tree, table_count> tables;
};

/// Reads `directory`/iamglass, by whomever it was written. Throws std::system_error where it
/// cannot be read, Damaged where it is no version file of this format.
Revision read_version_file(const std::string& directory);

}  // namespace imla::glass
