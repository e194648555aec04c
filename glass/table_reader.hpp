// One glass table (a B-tree file) read by key, as it stood at one commit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "glass/input_file.hpp"
#include "glass/revision.hpp"

namespace imla::glass {

/// A writer has used blocks again that this reader's commit still needed: open the newest commit.
struct Overtaken : std::runtime_error {
    using runtime_error::runtime_error;
};

/// The bytes are not what FORMAT.md says. The text names the file and what is wrong.
struct Damaged : std::runtime_error {
    using runtime_error::runtime_error;
};

/// FORMAT.md, "Tables". Whatever the bytes are, nothing outside of a block is read. For one thread.
class TableReader {
  public:
    using Block = std::shared_ptr<const unsigned char[]>;

    /// `revision`: of the commit that has the tree. Throws std::system_error where `path` cannot be opened.
    TableReader(const std::string& path, const Tree&, std::uint32_t revision);

    /// No entry at all.
    bool empty() const { return file_ == nullptr; }
    const Tree& tree() const { return tree_; }

    /// Throws std::system_error, Overtaken, or Damaged where the block has not this level.
    Block block(std::uint32_t number, unsigned level) const;

    [[noreturn]] void damaged(const std::string& what) const;

  private:
    struct Cached {
        std::uint32_t number = 0;
        Block block;
    };

    std::unique_ptr<InputFile> file_;
    Tree tree_;
    std::uint32_t revision_;
    mutable std::vector<Cached> cache_;   // by number, modulo its size
};

/// A place in a table. Throws what TableReader::block() throws.
class Cursor {
  public:
    explicit Cursor(const TableReader& table) : table_(&table) {}

    const TableReader& table() const { return *table_; }

    /// Moves to the first entry whose key is `key` or greater; false where there is none.
    bool seek(std::string_view key);
    /// Moves to the next entry; false where there is none.
    bool next();

    /// Key and tag of the entry it stands at, until it moves.
    std::string_view key() const { return item_.key; }
    /// A tag that is deflated is Damaged to us: a postlist table has none.
    std::string_view tag();

  private:
    struct Item {
        std::string_view key, piece;
        std::size_t number = 1;   // of the piece
        bool first = false, last = false, deflated = false;
    };
    struct Place {
        TableReader::Block block;
        std::size_t at = 0, items = 0;   // which item of how many
    };

    static constexpr std::size_t most_levels = 10;   // as Xapian's

    void load(std::size_t level, std::uint32_t number);
    const unsigned char* item_at(const Place&, std::size_t at, std::size_t head) const;
    std::uint32_t child(std::size_t level) const;
    bool precedes(std::size_t level, std::size_t at, std::string_view key) const;
    Item leaf_item(std::size_t at) const;
    bool step();
    bool to_first_piece();

    const TableReader* table_;
    std::array<Place, most_levels> places_;
    Item item_;           // at places_[0]
    std::string whole_;   // a tag of several pieces
    bool assembled_ = false;
};

}  // namespace imla::glass
