// Tells in a moment, of nearly every word that is not in a set, that it is not (Bloom 1970).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace imla {

/// For sets of some ten thousands: of 36,000 words' strangers it lets one in 150 through.
class WordFilter {
  public:
    static constexpr std::size_t bits = std::size_t{1} << 19;
    using Words = std::array<std::uint64_t, bits / 64>;

    constexpr explicit WordFilter(const Words& words = {}) : words_(words) {}

    void add(std::string_view word) {
        for_each_bit(word, [&](std::size_t bit) {
            words_[bit / 64] |= std::uint64_t{1} << bit % 64;
            return true;
        });
    }

    /// False only of a word that was not added.
    bool may_hold(std::string_view word) const {
        return for_each_bit(word, [&](std::size_t bit) { return (words_[bit / 64] >> bit % 64 & 1) != 0; });
    }

    const Words& words() const { return words_; }

  private:
    /// Until `found` says false; returns whether it never did.
    template <class Found>
    static bool for_each_bit(std::string_view word, Found found) {
        std::uint64_t hash = 0xcbf29ce484222325;   // FNV-1a, 64 bits
        for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        hash ^= hash >> 32;
        for (int i = 0; i < 3; ++i, hash >>= 20)
            if (!found(hash % bits)) return false;
        return true;
    }

    Words words_;
};

}  // namespace imla
