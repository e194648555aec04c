#include "glass/run.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <stdexcept>

#include "glass/pack.hpp"
#include "glass/positions.hpp"

namespace imla::glass {
namespace {

// Posting::tag: the low byte is the size of a tag whose bytes fill the other
// seven, or in_arena, and the other seven are where it starts in tags_.
constexpr std::size_t longest_inline = 7;
constexpr std::uint64_t in_arena = 0xff;

constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();

}  // namespace

Run::Run(const Compression& compression)
    : deflate_data_(compression.data), deflate_termlists_(compression.termlists) {}

void Run::start_document() {
    assert(!is_sealed_);
    entries_.clear();
    spots_.clear();
    data_.clear();
    document_values_.clear();
    if (documents() >= most - 1) throw std::length_error("too many documents in one run");
}

void Run::set_data(std::string_view data) {
    if (data.size() > most / 2) throw std::length_error("the data of a document exceeds 2 GB");
    data_ = data;
}

void Run::set_data_of(std::size_t document, std::string_view data) {
    assert(!is_sealed_ && document <= documents());
    if (document == documents()) return set_data(data);
    if (data.size() > most / 2) throw std::length_error("the data of a document exceeds 2 GB");
    append_data(sealed_.documents[document], data);
}

void Run::append_data(Sealed::Document& document, std::string_view data) {
    document.has_data = !data.empty();
    document.data_begin = sealed_.data.size();
    document.data_deflated = deflate_data_.append(sealed_.data, data);
    document.data = static_cast<std::uint32_t>(sealed_.data.size() - document.data_begin);
}

void Run::set_value(std::uint32_t slot, std::string_view value) {
    if (slot == most) throw std::invalid_argument("a value slot must be below 2^32 - 1");
    document_values_.push_back({slot, static_cast<std::uint32_t>(documents()), value_bytes_.size(),
                                value.size()});
    value_bytes_.append(value);
}

Run::Entry& Run::entry_of(TermId term) {
    if (term >= marks_.size()) {
        marks_.resize(terms_.size());
        frequency_.resize(terms_.size());
    }
    Mark& mark = marks_[term];
    const auto document = static_cast<std::uint32_t>(documents());
    if (mark.document != document) {
        mark = {document, static_cast<std::uint32_t>(entries_.size())};
        entries_.push_back({term, 0, 0, 0, true});
    }
    return entries_[mark.entry];
}

void Run::add_term(TermId term, std::uint32_t wdf) { entry_of(term).wdf += wdf; }

void Run::add_posting(TermId term, std::uint32_t position, std::uint32_t wdf) {
    Entry& entry = entry_of(term);
    entry.wdf += wdf;
    spots_.push_back({position, 0});
    const auto spot = static_cast<std::uint32_t>(spots_.size());
    if (entry.last == 0) {
        entry.first = spot;
    } else {
        Spot& before = spots_[entry.last - 1];
        before.next = spot;
        if (before.position >= position) entry.ascending = false;
    }
    entry.last = spot;
}

/// The tag for the positions of `entry`, packed; 0 where it has none.
std::uint64_t Run::position_tag(const Entry& entry) {
    if (entry.first == 0) return 0;
    positions_.clear();
    for (std::uint32_t at = entry.first; at != 0; at = spots_[at - 1].next)
        positions_.push_back(spots_[at - 1].position);
    if (!entry.ascending) {
        std::sort(positions_.begin(), positions_.end());
        positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
    }
    const std::size_t begin = tags_.size();
    append_positions(tags_, positions_);
    const std::size_t size = tags_.size() - begin;
    if (size <= longest_inline) {
        std::uint64_t tag = 0;
        std::memcpy(reinterpret_cast<char*>(&tag) + 1, tags_.data() + begin, size);
        tags_.resize(begin);
        return tag | size;
    }
    std::string length;
    append_number(length, size);
    tags_.insert(begin, length);
    return static_cast<std::uint64_t>(begin) << 8 | in_arena;
}

std::string_view Run::unpacked(const std::uint64_t& tag) const {
    const std::uint64_t size = tag & 0xff;
    if (size != in_arena) return {reinterpret_cast<const char*>(&tag) + 1, size};
    const auto* at = reinterpret_cast<const unsigned char*>(tags_.data()) + (tag >> 8);
    const std::size_t length = taken_number(at);
    return {reinterpret_cast<const char*>(at), length};
}

void Run::end_document() {
    std::uint64_t length = 0;
    for (const Entry& entry : entries_) {
        length += entry.wdf;
        sealed_.greatest_wdf = std::max(sealed_.greatest_wdf, entry.wdf);
        ++frequency_[entry.term];
        postings_.push_back({entry.term, entry.wdf, position_tag(entry)});
    }
    if (length > most) throw std::length_error("a document has more than 2^32 words");
    ends_.push_back(postings_.size());

    Sealed::Document document;
    document.length = static_cast<std::uint32_t>(length);
    append_data(document, data_);
    const std::size_t slots = sealed_.slots.size();
    end_values();
    document.slots = static_cast<std::uint32_t>(sealed_.slots.size() - slots);
    sealed_.documents.push_back(document);
}

void Run::end_values() {
    if (document_values_.empty()) return;
    const auto by_slot = [](const Value& a, const Value& b) { return a.slot < b.slot; };
    std::stable_sort(document_values_.begin(), document_values_.end(), by_slot);
    std::uint32_t next_slot = 0;
    for (std::size_t i = 0; i < document_values_.size(); ++i) {
        const Value& value = document_values_[i];
        const bool replaced =
            i + 1 < document_values_.size() && document_values_[i + 1].slot == value.slot;
        if (replaced || value.size == 0) continue;
        values_.push_back(value);
        append_number(sealed_.slots, value.slot - next_slot);
        next_slot = value.slot + 1;
    }
}

}  // namespace imla::glass
