#include "glass/term_table.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "glass/pack.hpp"

namespace imla::glass {
namespace {

constexpr std::size_t first_slots = std::size_t{1} << 12;

/// Multiply and fold, eight bytes at a time.
std::uint32_t hash_of(std::string_view term) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15;
    std::uint64_t hash = term.size() * odd;
    const char* at = term.data();
    std::size_t left = term.size();
    for (;; at += 8, left -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, std::min<std::size_t>(left, 8));
        hash = (hash ^ word) * odd;
        hash ^= hash >> 32;
        if (left <= 8) return static_cast<std::uint32_t>(hash);
    }
}

/// The first eight bytes as a number that sorts as they do.
std::uint64_t head_of(std::string_view term) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i)
        head = head << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0u);
    return head;
}

void check(std::string_view term) {
    if (term.empty()) throw std::invalid_argument("an empty term cannot be indexed");
    // A key is the escaped term, a zero byte and up to five bytes of document id.
    constexpr std::size_t room = longest_key - 1 - 5;
    const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
    if (term.size() > longest_term || term.size() + zeros > room)
        throw std::invalid_argument("a term is longer than 245 bytes: " +
                                    std::string(term.substr(0, 40)) + "...");
}

}  // namespace

TermTable::TermTable() : slots_(first_slots) {}

TermId TermTable::id(std::string_view term) {
    const std::uint32_t hash = hash_of(term);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const std::uint64_t slot = slots_[at];
        if (slot == 0) {
            check(term);
            terms_.push_back({bytes_.size(), static_cast<std::uint32_t>(term.size()), hash});
            bytes_.append(term);
            slots_[at] = static_cast<std::uint64_t>(hash) << 32 | terms_.size();
            const auto id = static_cast<TermId>(terms_.size() - 1);
            if (terms_.size() * 2 > slots_.size()) grow();
            return id;
        }
        if (slot >> 32 == hash) {
            const auto id = static_cast<TermId>(slot - 1);
            if (this->term(id) == term) return id;
        }
    }
}

void TermTable::grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        std::size_t at = terms_[i].hash & mask;
        while (slots_[at] != 0) at = (at + 1) & mask;
        slots_[at] = static_cast<std::uint64_t>(terms_[i].hash) << 32 | (i + 1);
    }
}

std::size_t TermTable::memory() const {
    return bytes_.capacity() + terms_.capacity() * sizeof(Term) + slots_.size() * sizeof(slots_[0]);
}

std::vector<TermId> TermTable::sorted() const {
    struct Entry {
        std::uint64_t head;
        TermId id;
    };
    std::vector<Entry> entries(terms_.size());
    for (TermId i = 0; i < entries.size(); ++i) entries[i] = {head_of(term(i)), i};
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        return a.head != b.head ? a.head < b.head : term(a.id) < term(b.id);
    });
    std::vector<TermId> ids(entries.size());
    std::transform(entries.begin(), entries.end(), ids.begin(), [](const Entry& e) { return e.id; });
    return ids;
}

}  // namespace imla::glass
