#include "glass/table_reader.hpp"


namespace imla::glass {
namespace {

// As table_writer.cpp writes them.
constexpr std::size_t directory_start = 11, directory_entry = 2;
constexpr std::size_t leaf_head = 3, branch_head = 5, component_bytes = 2;
constexpr unsigned deflated_flag = 0x80, last_flag = 0x40, first_flag = 0x20, size_bits = 0x1f;

/// Blocks that are kept: all branches of a table of 100 MB, and the leaves used last.
constexpr std::size_t most_cached = 512;

std::size_t get16(const unsigned char* at) { return static_cast<std::size_t>(at[0]) << 8 | at[1]; }

std::uint32_t get32(const unsigned char* at) { return static_cast<std::uint32_t>(get16(at) << 16 | get16(at + 2)); }

std::string_view bytes(const unsigned char* at, std::size_t size) { return {reinterpret_cast<const char*>(at), size}; }

}  // namespace

TableReader::TableReader(const std::string& path, const Tree& tree, std::uint32_t revision)
    : tree_(tree), revision_(revision) {
    if (tree_.fake) return;
    file_ = std::make_unique<InputFile>(path);
    cache_.resize(most_cached);
}

void TableReader::damaged(const std::string& what) const { throw Damaged((file_ ? file_->path() + ": " : "") + what); }

TableReader::Block TableReader::block(std::uint32_t number, unsigned level) const {
    Cached& cached = cache_[number % cache_.size()];
    if (!cached.block || cached.number != number) {
        const std::size_t size = tree_.block_bytes;
        auto fresh = std::make_shared_for_overwrite<unsigned char[]>(size);
        if (file_->read(fresh.get(), size, std::uint64_t{number} * size) < size)
            damaged("block " + std::to_string(number) + " lies behind the end of the file");
        cached = {number, std::move(fresh)};
    }
    const unsigned char* at = cached.block.get();
    if (get32(at) > revision_) throw Overtaken(file_->path() + ": a writer has gone on from the commit that was opened");
    const std::size_t directory_end = get16(at + 9);
    if (at[4] != level || directory_end < directory_start + directory_entry || directory_end > tree_.block_bytes)
        damaged("block " + std::to_string(number) + " is damaged");
    return cached.block;
}

void Cursor::load(std::size_t level, std::uint32_t number) {
    Place& place = places_[level];
    place.block = table_->block(number, static_cast<unsigned>(level));
    place.items = (get16(place.block.get() + 9) - directory_start) / directory_entry;
    place.at = 0;
}

/// Where an item starts, of which at least `head` bytes lie inside the block.
const unsigned char* Cursor::item_at(const Place& place, std::size_t at, std::size_t head) const {
    const std::size_t offset = get16(place.block.get() + directory_start + at * directory_entry);
    if (offset + head > table_->tree().block_bytes) table_->damaged("an item lies behind the end of its block");
    return place.block.get() + offset;
}

Cursor::Item Cursor::leaf_item(std::size_t at) const {
    const unsigned char* start = item_at(places_[0], at, leaf_head);
    const std::size_t size = (get16(start) & (size_bits << 8 | 0xff)) + leaf_head;
    const bool first = start[0] & first_flag;
    const std::size_t head = leaf_head + start[2] + (first ? 0 : component_bytes);
    const auto room = static_cast<std::size_t>(places_[0].block.get() + table_->tree().block_bytes - start);
    if (size > room || head > size) table_->damaged("an item is longer than its block");
    return {bytes(start + leaf_head, start[2]), bytes(start + head, size - head), first ? 1 : get16(start + head - component_bytes),
            first, (start[0] & last_flag) != 0, (start[0] & deflated_flag) != 0};
}

std::uint32_t Cursor::child(std::size_t level) const {
    return get32(item_at(places_[level], places_[level].at, branch_head));
}

/// Is the entry at `at` before the first piece of `key` (in a branch: or at it)?
bool Cursor::precedes(std::size_t level, std::size_t at, std::string_view key) const {
    if (level == 0) return leaf_item(at).key < key;
    const unsigned char* start = item_at(places_[level], at, branch_head);
    const std::size_t length = start[4];
    item_at(places_[level], at, branch_head + length + component_bytes);   // it does not reach out of the block
    const std::string_view branch = bytes(start + branch_head, length);
    return branch < key || (branch == key && get16(start + branch_head + length) <= 1);
}

bool Cursor::seek(std::string_view key) {
    if (table_->empty()) return false;
    assembled_ = false;
    if (table_->tree().level >= most_levels) table_->damaged("the tree has too many levels");
    load(table_->tree().level, table_->tree().root);
    for (std::size_t level = table_->tree().level;; --level) {
        // In a branch the last item that is not beyond the key, and its first one has no key;
        // in a leaf the first that is not before it.
        std::size_t low = level > 0 ? 1 : 0, high = places_[level].items;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (precedes(level, middle, key)) low = middle + 1;
            else high = middle;
        }
        places_[level].at = level > 0 ? low - 1 : low;
        if (level == 0) break;
        load(level - 1, child(level));
    }
    if (places_[0].at == places_[0].items) {
        item_ = leaf_item(--places_[0].at);
        return next();
    }
    item_ = leaf_item(places_[0].at);
    return to_first_piece();
}

/// Moves one item on, whatever it is. Items only ever grow, or a damaged table could lead in circles.
bool Cursor::step() {
    const TableReader::Block kept = places_[0].at + 1 < places_[0].items ? nullptr : places_[0].block;   // `before` is in it
    const Item before = item_;
    std::size_t level = 0;
    while (++places_[level].at >= places_[level].items)
        if (++level > table_->tree().level) return false;
    for (; level > 0; --level) load(level - 1, child(level));
    item_ = leaf_item(places_[0].at);
    if (const int order = before.key.compare(item_.key); order > 0 || (order == 0 && before.number >= item_.number))
        table_->damaged("its entries are out of order");
    return true;
}

/// From an item that may be a later piece, or the entry without a key that every table begins with.
bool Cursor::to_first_piece() {
    while (!item_.first || item_.key.empty())
        if (!step()) return false;
    return true;
}

bool Cursor::next() {
    assembled_ = false;
    return step() && to_first_piece();
}

std::string_view Cursor::tag() {
    if (assembled_) return whole_;
    if (item_.deflated) table_->damaged("an entry is deflated");
    if (item_.last) return item_.piece;
    const std::string key(item_.key);
    whole_ = item_.piece;
    for (std::size_t number = 1; !item_.last; ++number) {
        if (!step() || item_.number != number + 1 || item_.key != key) table_->damaged("an entry breaks off");
        whole_ += item_.piece;
    }
    assembled_ = true;
    return whole_;
}

}  // namespace imla::glass
