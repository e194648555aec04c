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
    std::size_t memory() const;

    /// All numbers, in byte order of their terms.
    std::vector<TermId> sorted() const;

  private:
    struct Term {
        std::size_t begin;
        std::uint32_t size;
        std::uint32_t hash;
    };
    void grow();

    std::string bytes_;
    std::vector<Term> terms_;
    std::vector<std::uint64_t> slots_;  // hash << 32 | id + 1; 0 is free
};

}  // namespace imla::glass
