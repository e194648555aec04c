#include "glass/term_table.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "glass/pack.hpp"

namespace imla::glass {
namespace {

constexpr std::size_t first_slots = std::size_t{1} << 12;

/// The first eight bytes, or as many as there are and zeros.
std::uint64_t first_bytes(const char* at, std::size_t size) {
    std::uint64_t low = 0, high = 0;
    if (size >= 8) {
        std::memcpy(&low, at, 8);
    } else if (size >= 4) {
        std::memcpy(&low, at, 4);
        std::memcpy(&high, at + size - 4, 4);
        low |= high << (8 * (size - 4));
    } else if (size > 0) {
        // One to three bytes: the first, the middle one and the last.
        const auto byte = [at](std::size_t i) {
            return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
        };
        low = byte(0) | byte(size / 2) | byte(size - 1);
    }
    return low;
}

/// Multiply and fold, eight bytes at a time.
std::uint32_t hash_of(std::string_view term) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15;
    std::uint64_t hash = term.size() * odd;
    const char* at = term.data();
    std::size_t left = term.size();
    for (;; at += 8, left -= 8) {
        hash = (hash ^ first_bytes(at, left)) * odd;
        hash ^= hash >> 32;
        if (left <= 8) return static_cast<std::uint32_t>(hash);
    }
}

std::uint32_t mark_of(std::uint32_t hash, std::size_t size) {
    static_assert(longest_term < 256);
    return (hash & ~std::uint32_t{0xff}) | static_cast<std::uint32_t>(size & 0xff);
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
    const std::uint64_t head = first_bytes(term.data(), term.size());
    const std::uint32_t mark = mark_of(hash, term.size());
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.id == free) {
            check(term);
            const auto id = static_cast<TermId>(terms_.size());
            terms_.push_back({bytes_.size(), static_cast<std::uint32_t>(term.size()), hash});
            bytes_.append(term);
            slots_[at] = {head, mark, id};
            if (terms_.size() * 2 > slots_.size()) grow();
            return id;
        }
        // A size that the mark cannot hold is no term's, and check() will say so.
        if (slot.mark == mark && slot.head == head &&
            (term.size() <= 8 || this->term(slot.id) == term))
            return slot.id;
    }
}

void TermTable::grow() {
    slots_.assign(slots_.size() * 2, Slot());
    const std::size_t mask = slots_.size() - 1;
    for (TermId id = 0; id < terms_.size(); ++id) {
        const Term& known = terms_[id];
        std::size_t at = known.hash & mask;
        while (slots_[at].id != free) at = (at + 1) & mask;
        slots_[at] = {first_bytes(bytes_.data() + known.begin, known.size),
                      mark_of(known.hash, known.size), id};
    }
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
