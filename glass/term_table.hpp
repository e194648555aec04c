// The distinct terms of a run, numbered as they come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace imla::glass {

using TermId = std::uint32_t;

/// A hash table with open addressing; the terms' bytes lie in one string.
class TermTable {
  public:
    TermTable();

    /// The number of `term`, a new one if need be. Throws std::invalid_argument
    /// for an empty term or one that no key of a glass table can hold.
    TermId id(std::string_view term);

    std::string_view term(TermId id) const {
        return {bytes_.data() + terms_[id].begin, terms_[id].size};
    }
    std::size_t size() const { return terms_.size(); }

    /// All numbers, in byte order of their terms.
    std::vector<TermId> sorted() const;

  private:
    struct Term {
        std::size_t begin;
        std::uint32_t size;
        std::uint32_t hash;
    };
    /// Enough of a term that most need not be looked at elsewhere, which would
    /// wait for memory.
    struct Slot {
        std::uint64_t head = 0;  // the first eight bytes, zeros after a shorter term
        std::uint32_t mark = 0;  // 24 bits of the hash, and the size
        std::uint32_t id = free;
    };
    static constexpr std::uint32_t free = UINT32_MAX;
    void grow();

    std::string bytes_;
    std::vector<Term> terms_;
    std::vector<Slot> slots_;
};

}  // namespace imla::glass
