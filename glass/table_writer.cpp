#include "glass/table_writer.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <stdexcept>

#include "glass/pack.hpp"

namespace imla::glass {
namespace {

// Block header: revision (4 bytes), level (1), free bytes between directory and
// items (2), free bytes in all (2), end of the directory (2). All big-endian.
constexpr std::size_t directory_start = 11;
constexpr std::size_t directory_entry = 2;

// Leaf item: size less 3 with three flags on top (2), length of key (1), key,
// [component (2), unless it is the first], piece of the tag.
constexpr unsigned deflated_flag = 0x80, last_flag = 0x40, first_flag = 0x20;
constexpr std::size_t item_head = 3, component_bytes = 2;

// Four items of the longest kind must fit into a block, so that any block that
// an update overfills can be split.
constexpr std::size_t longest_item = (block_bytes - directory_start - 4 * directory_entry) / 4;

// A tag that would fit into one item is cut to fill a block only where it would
// leave this much room unused: each cut costs readers a second block.
constexpr std::size_t worth_cutting = 400;
constexpr std::size_t worth_filling = 64;  // the same for tags that are cut anyhow

constexpr unsigned most_components = 0xffff;

// Branch item: block number (4), length of key (1), key, component (2).
constexpr std::size_t branch_head = 5;

void put16(unsigned char* out, std::size_t value) {
    out[0] = static_cast<unsigned char>(value >> 8);
    out[1] = static_cast<unsigned char>(value);
}

void put32(unsigned char* out, std::uint32_t value) {
    put16(out, value >> 16);
    put16(out + 2, value & 0xffff);
}

std::string_view key_of(const unsigned char* leaf_item) {
    return {reinterpret_cast<const char*>(leaf_item) + item_head, leaf_item[2]};
}

}  // namespace

void TableWriter::Block::clear() {
    directory_end = directory_start;
    bottom = block_bytes;
}

std::size_t TableWriter::Block::items() const {
    return (directory_end - directory_start) / directory_entry;
}

unsigned char* TableWriter::Block::new_item(std::size_t size) {
    assert(free() >= size + directory_entry);
    bottom -= size;
    put16(&bytes[directory_end], bottom);
    directory_end += directory_entry;
    return &bytes[bottom];
}

TableWriter::TableWriter(const std::string& path) : file_(path) {
    leaf_.clear();
    // The least entry of every table has no key, no tag and is not counted.
    unsigned char* item = leaf_.new_item(item_head);
    put16(item, (first_flag | last_flag) << 8);
    item[2] = 0;
}

void TableWriter::add(std::string_view key, std::string_view tag, bool deflated) {
    assert(!key.empty() && key.size() <= longest_key);
    ++entries_;
    const std::size_t size = item_head + key.size() + tag.size();
    if (size <= longest_item && size + directory_entry <= leaf_.free()) {
        put_item(key, 1, tag, first_flag | last_flag | (deflated ? deflated_flag : 0));
        return;
    }
    add_long(key, tag, deflated);
}

void TableWriter::add_long(std::string_view key, std::string_view tag, bool deflated) {
    const bool fits_one = item_head + key.size() + tag.size() <= longest_item;
    const std::size_t worth = fits_one ? worth_cutting : worth_filling;
    for (unsigned component = 1;; ++component) {
        if (component > most_components)
            throw std::length_error(file_.path() + ": an entry is too long for a glass table");
        const std::size_t head = item_head + key.size() + (component > 1 ? component_bytes : 0);
        const std::size_t most = longest_item - head;
        const std::size_t used = head + directory_entry;
        std::size_t room = leaf_.free() > used ? std::min(leaf_.free() - used, most) : 0;
        if (room < std::min(tag.size(), worth) || leaf_.free() < used) {
            finish_leaf();
            start_leaf(key, component);
            room = most;
        }
        const bool last = tag.size() <= room;
        put_item(key, component, tag.substr(0, room),
                 (component == 1 ? first_flag : 0) | (last ? last_flag : 0) |
                     (deflated ? deflated_flag : 0));
        if (last) return;
        tag.remove_prefix(room);
    }
}

void TableWriter::put_item(std::string_view key, unsigned component, std::string_view piece,
                           unsigned flags) {
    const std::size_t head = item_head + key.size() + (component > 1 ? component_bytes : 0);
    const std::size_t size = head + piece.size();
    unsigned char* item = leaf_.new_item(size);
    put16(item, (size - item_head) | flags << 8);
    item[2] = static_cast<unsigned char>(key.size());
    std::memcpy(item + item_head, key.data(), key.size());
    if (component > 1) put16(item + item_head + key.size(), component);
    if (!piece.empty()) std::memcpy(item + head, piece.data(), piece.size());
}

void TableWriter::start_leaf(std::string_view key, unsigned component) {
    // The block before is still in leaf_; its last item is the lowest.
    const std::string_view before = key_of(&leaf_.bytes[leaf_.bottom]);
    const auto differs = std::mismatch(before.begin(), before.end(), key.begin(), key.end());
    const auto same = static_cast<std::size_t>(differs.second - key.begin());
    leaf_separator_ = {std::string(key.substr(0, same + 1)), component};
    leaf_.clear();
}

void TableWriter::finish_leaf() { add_child(1, leaf_separator_, written(leaf_, 0)); }

void TableWriter::add_child(unsigned level, const Separator& separator, std::uint32_t child) {
    if (branches_.size() < level) {
        branches_.emplace_back();
        branches_.back().block.clear();
    }
    Branch& branch = branches_[level - 1];
    const std::size_t full = branch_head + separator.key.size() + component_bytes;
    if (branch.block.free() < full + directory_entry) {
        add_child(level + 1, branch.separator, written(branch.block, level));
        branch.block.clear();
    }
    // The first key of a branch block is never looked at, and left out.
    const bool first = branch.block.items() == 0;
    if (first) {
        branch.separator = separator;
        branch.first_child = child;
    }
    const std::string_view key = first ? "" : std::string_view(separator.key);
    unsigned char* item = branch.block.new_item(branch_head + key.size() + component_bytes);
    put32(item, child);
    item[4] = static_cast<unsigned char>(key.size());
    std::memcpy(item + branch_head, key.data(), key.size());
    put16(item + branch_head + key.size(), first ? 0 : separator.component);
}

std::uint32_t TableWriter::written(Block& block, unsigned level) {
    unsigned char* bytes = block.bytes.data();
    put32(bytes, first_revision);
    bytes[4] = static_cast<unsigned char>(level);
    put16(bytes + 5, block.free());
    put16(bytes + 7, block.free());
    put16(bytes + 9, block.directory_end);
    std::memset(bytes + block.directory_end, 0, block.free());
    file_.write({reinterpret_cast<const char*>(bytes), block_bytes});
    if (next_block_ == UINT32_MAX) throw std::length_error(file_.path() + ": table is full");
    return next_block_++;
}

TableRoot TableWriter::finish() {
    TableRoot root;
    if (!empty()) {
        finish_leaf();
        unsigned level = 1;
        // A branch with one child is not needed: the child is the root.
        while (level < branches_.size() || branches_[level - 1].block.items() > 1) {
            Branch& branch = branches_[level - 1];
            add_child(level + 1, branch.separator, written(branch.block, level));
            ++level;
        }
        root = {branches_[level - 1].first_child, level - 1, entries_, next_block_, false};
    }
    file_.close_synced();
    return root;
}

}  // namespace imla::glass
