// One glass table (a B-tree file) written in key order, each block once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "glass/output_file.hpp"

namespace imla::glass {

/// Half of what Xapian takes unless told otherwise: a search reads blocks here and there, and
/// half as many bytes of each cost it a tenth less.
inline constexpr std::size_t block_bytes = 4096;

/// The only revision a bulk-built database has had. Not 0: a writer takes a
/// table of revision 0 for one that is still to be created, and empties it.
inline constexpr std::uint32_t first_revision = 1;

/// Where a table's tree starts, as the version file tells it.
struct TableRoot {
    std::uint32_t root = 0;     // block number
    unsigned level = 0;         // of the root; leaves are 0
    std::uint64_t entries = 0;
    std::uint32_t blocks = 0;
    bool fake = true;           // no entry, no block
};

/// FORMAT.md, "Tables". Throws std::system_error when the disk refuses.
class TableWriter {
  public:
    explicit TableWriter(const std::string& path);

    /// Adds an entry. Keys must ascend as bytes, be 1 … 255 bytes long and
    /// differ. `deflated` says that `tag` is a raw deflate stream that readers
    /// are to inflate. Throws std::length_error for a tag beyond about 130 MB.
    void add(std::string_view key, std::string_view tag, bool deflated = false);

    /// Writes the last blocks, syncs and closes the file.
    TableRoot finish();

    bool empty() const { return entries_ == 0; }

  private:
    /// A block being filled: the directory grows up, the items grow down.
    struct Block {
        std::vector<unsigned char> bytes = std::vector<unsigned char>(block_bytes);
        std::size_t directory_end, bottom;
        void clear();
        std::size_t free() const { return bottom - directory_end; }
        unsigned char* new_item(std::size_t size);
        std::size_t items() const;
    };
    /// The least key of a block, cut to what tells it from the block before.
    struct Separator {
        std::string key;
        unsigned component = 0;
    };
    struct Branch {
        Block block;
        Separator separator;
        std::uint32_t first_child = 0;
    };

    void add_long(std::string_view key, std::string_view tag, bool deflated);
    void put_item(std::string_view key, unsigned component, std::string_view piece, unsigned flags);
    void start_leaf(std::string_view key, unsigned component);
    void finish_leaf();
    void add_child(unsigned level, const Separator&, std::uint32_t child);
    std::uint32_t written(Block&, unsigned level);

    OutputFile file_;
    Block leaf_;
    Separator leaf_separator_;
    std::deque<Branch> branches_;  // [0] is level 1
    std::uint32_t next_block_ = 0;
    std::uint64_t entries_ = 0;
};

}  // namespace imla::glass
