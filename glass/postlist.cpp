#include "glass/postlist.hpp"

#include "glass/pack.hpp"

namespace imla::glass {
namespace {

// A chunk is closed once it has this many bytes: four, with their keys, fill a block.
constexpr std::size_t chunk_bytes = block_bytes / 4 - 64;

/// Cuts the postings of one term, or the list of document lengths, into chunks.
class ChunkWriter {
  public:
    explicit ChunkWriter(TableWriter& table) : table_(table) {}

    /// `first_key` is the key of the first chunk; those of the others are
    /// `next_key` and their first document.
    void start(std::string_view first_key, std::string_view next_key, std::uint64_t count,
               std::uint64_t sum) {
        key_ = first_key;
        next_key_ = next_key;
        count_ = count;
        sum_ = sum;
        first_chunk_ = true;
        chunk_.clear();
    }

    void add(std::uint32_t document, std::uint64_t wdf) {
        if (chunk_.size() >= chunk_bytes) {
            flush(false);
            first_chunk_ = false;
            key_ = next_key_;
            append_sortable(key_, document);
        }
        if (chunk_.empty())
            first_ = document;
        else
            append_number(chunk_, document - last_ - 1);
        append_number(chunk_, wdf);
        last_ = document;
    }

    void finish() { flush(true); }

  private:
    void flush(bool last_chunk) {
        tag_.clear();
        if (first_chunk_) {
            append_number(tag_, count_);
            append_number(tag_, sum_);
            append_number(tag_, first_ - 1);
        }
        tag_ += last_chunk ? '1' : '0';
        append_number(tag_, last_ - first_);
        tag_ += chunk_;
        table_.add(key_, tag_);
        chunk_.clear();
    }

    TableWriter& table_;
    std::string key_, next_key_, chunk_, tag_;
    std::uint64_t count_ = 0, sum_ = 0;
    std::uint32_t first_ = 0, last_ = 0;
    bool first_chunk_ = true;
};

void write_value_statistics(TableWriter& table,
                            const std::map<std::uint32_t, ValueStatistics>& slots) {
    // The slot ends the key, lowest byte first and without leading zeros, so
    // the order of keys is not that of slots.
    std::map<std::string, const ValueStatistics*> by_key;
    for (const auto& [slot, statistics] : slots) {
        std::string key(prefix::value_statistics);
        for (std::uint32_t rest = slot; rest != 0; rest >>= 8) key += static_cast<char>(rest);
        by_key.emplace(std::move(key), &statistics);
    }
    for (const auto& [key, statistics] : by_key) {
        std::string tag;
        append_number(tag, statistics->count);
        append_number(tag, statistics->least.size());
        tag += statistics->least;
        if (statistics->greatest != statistics->least) tag += statistics->greatest;
        table.add(key, tag);
    }
}

void write_values(TableWriter& table, Merge values) {
    std::string key, tag;
    std::uint32_t last = 0;
    while (values.next()) {
        const std::string start = std::string(prefix::values) + std::string(values.name());
        const auto flush = [&] {
            if (!tag.empty()) table.add(key, tag);
            tag.clear();
        };
        for (const GroupCursor* part : values.parts())
            part->each([&](std::uint32_t document, const unsigned char* at) {
                if (tag.empty()) {
                    key = start;
                    append_sortable(key, document);
                } else {
                    append_number(tag, document - last - 1);
                }
                last = document;
                const std::size_t size = taken_number(at);
                append_number(tag, size);
                tag.append(reinterpret_cast<const char*>(at), size);
                if (tag.size() >= chunk_bytes) flush();
                return at + size;
            });
        flush();
    }
}

void write_lengths(ChunkWriter& chunks, const std::string& lengths) {
    if (lengths.empty()) return;
    chunks.start(prefix::lengths, prefix::lengths, 0, 0);
    const auto* at = reinterpret_cast<const unsigned char*>(lengths.data());
    const unsigned char* end = at + lengths.size();
    for (std::uint32_t document = 1; at != end; ++document) chunks.add(document, taken_number(at));
    chunks.finish();
}

}  // namespace

void write_postlists(TableWriter& table, const PostlistHead& head, Merge values, Merge postings) {
    for (const auto& [name, value] : head.metadata)
        table.add(std::string(prefix::metadata) + name, value);
    write_value_statistics(table, head.value_statistics);
    write_values(table, std::move(values));

    ChunkWriter chunks(table);
    write_lengths(chunks, head.lengths);

    std::string term, next_key;
    while (postings.next()) {
        term.clear();
        append_escaped(term, postings.name());
        next_key = term;
        next_key += '\0';
        std::uint64_t count = 0, sum = 0;
        for (const GroupCursor* part : postings.parts()) {
            count += part->count();
            sum += part->sum();
        }
        chunks.start(term, next_key, count, sum);
        for (const GroupCursor* part : postings.parts())
            part->each([&](std::uint32_t document, const unsigned char* at) {
                chunks.add(document, taken_number(at));
                return at;
            });
        chunks.finish();
    }
}

void write_positions(TableWriter& table, Merge positions) {
    std::string key;
    while (positions.next()) {
        key.clear();
        append_escaped(key, positions.name());
        key += '\0';
        const std::size_t term = key.size();
        for (const GroupCursor* part : positions.parts())
            part->each([&](std::uint32_t document, const unsigned char* at) {
                key.resize(term);
                append_sortable(key, document);
                const std::size_t size = taken_number(at);
                table.add(key, {reinterpret_cast<const char*>(at), size});
                return at + size;
            });
    }
}

}  // namespace imla::glass
