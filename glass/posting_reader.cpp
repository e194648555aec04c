#include "glass/posting_reader.hpp"

#include <algorithm>

namespace imla::glass {
namespace {

std::string escaped(std::string_view term) {
    std::string key;
    append_escaped(key, term);
    return key;
}

const unsigned char* begin_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

/// Reads what put_sortable wrote at the end of a key; false where it did not.
bool take_sortable(std::string_view bytes, std::uint32_t& value) {
    if (bytes.size() < 2 || bytes.size() > 5) return false;
    const unsigned char* at = begin_of(bytes);
    const std::size_t more = bytes.size() - 1;   // bytes after the first
    // Its leading ones, a zero, then the highest bits.
    const unsigned lead = more == 1 ? 0 : 0xffu << (9 - more) & 0xffu;
    const unsigned mask = more == 1 ? 0x7f : 0xffu >> more;
    if ((at[0] & ~mask & 0xffu) != lead) return false;
    std::uint64_t read = at[0] & mask;
    for (std::size_t i = 1; i <= more; ++i) read = read << 8 | at[i];
    value = static_cast<std::uint32_t>(read);
    return read <= UINT32_MAX;
}

}  // namespace

PostingReader::PostingReader(const TableReader& postlist, std::string_view term)
    : cursor_(postlist), next_key_(escaped(term)) {
    if (!cursor_.seek(next_key_) || cursor_.key() != next_key_) return;
    next_key_ += '\0';
    chunk_ = cursor_.tag();
    documents_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(number(), UINT32_MAX));
    number();   // the sum of all wdfs
    ended_ = false;
    start_chunk(number() + 1);
}

std::uint64_t PostingReader::number() {
    const unsigned char *from = begin_of(chunk_), *at = from + at_;
    std::uint64_t value;
    if (!take_number(at, from + chunk_.size(), value)) cursor_.table().damaged("a posting list breaks off");
    at_ = static_cast<std::size_t>(at - from);
    return value;
}

void PostingReader::start_chunk(std::uint64_t first) {
    if (at_ == chunk_.size() || first == 0 || first > UINT32_MAX) cursor_.table().damaged("a posting list breaks off");
    last_chunk_ = chunk_[at_++] == '1';
    number();   // how far the chunk goes
    document_ = static_cast<std::uint32_t>(first);
    wdf_ = static_cast<std::uint32_t>(number());
}

void PostingReader::next() {
    if (at_ != chunk_.size()) {
        const std::uint64_t skipped = number();   // any 64 bits
        if (skipped >= UINT32_MAX - document_) cursor_.table().damaged("a posting list goes on too far");
        document_ += static_cast<std::uint32_t>(skipped) + 1;
        wdf_ = static_cast<std::uint32_t>(number());
        return;
    }
    ended_ = last_chunk_;
    if (ended_) return;
    std::uint32_t first = 0;
    if (!cursor_.next() || !cursor_.key().starts_with(next_key_) ||
        !take_sortable(cursor_.key().substr(next_key_.size()), first) || first <= document_)
        cursor_.table().damaged("a posting list breaks off");
    chunk_ = cursor_.tag();
    at_ = 0;
    start_chunk(first);
}

TermReader::TermReader(const TableReader& postlist, std::string_view prefix)
    : cursor_(postlist), prefix_(escaped(prefix)) {
    settle(cursor_.seek(prefix_.empty() ? std::string_view("\0\xff", 2) : prefix_));
}

void TermReader::next() { settle(cursor_.next()); }

/// From where the cursor stands to the first chunk of a term that has the prefix.
void TermReader::settle(bool found) {
    for (; found && cursor_.key().starts_with(prefix_); found = cursor_.next()) {
        const std::string_view key = cursor_.key();
        std::size_t zero = key.find('\0'), from = 0;
        for (term_.clear(); zero != key.npos && zero + 1 < key.size() && key[zero + 1] == '\xff'; zero = key.find('\0', from)) {
            term_ += key.substr(from, zero + 1 - from);
            from = zero + 2;
        }
        if (zero != key.npos) continue;   // a further chunk of a term
        term_ += key.substr(from);
        const std::string_view tag = cursor_.tag();
        const unsigned char* begin = begin_of(tag);
        std::uint64_t documents;
        if (!take_number(begin, begin + tag.size(), documents)) cursor_.table().damaged("a posting list breaks off");
        documents_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(documents, UINT32_MAX));
        return;
    }
    ended_ = true;
}

}  // namespace imla::glass
