#include "variants/english.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "variants/generated_english.hpp"
#include "variants/sorted_lines.hpp"

namespace imla {
namespace {

std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = 0x811c9dc5u;  // FNV-1a
    for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193u;
    return hash ^ (hash >> 15);
}

/// Where each word of the list starts, by hash, with linear probing.
class HashedList {
  public:
    HashedList() : places_(std::size_t{1} << 17) {
        const std::string_view list = generated::english;
        for (std::size_t at = 1; at < list.size(); at = list.find('\n', at) + 1) {
            const std::string_view word = list.substr(at, list.find_first_of(" \n", at) - at);
            std::size_t place = hash_of(word) % places_.size();
            while (places_[place] != 0) place = (place + 1) % places_.size();
            places_[place] = static_cast<std::uint32_t>(at);
        }
    }

    bool contains(std::string_view word) const {
        const std::string_view list = generated::english;
        for (std::size_t place = hash_of(word) % places_.size(); places_[place] != 0;
             place = (place + 1) % places_.size()) {
            const std::size_t at = places_[place], end = at + word.size();
            if (end < list.size() && (list[end] == '\n' || list[end] == ' ') &&
                list.compare(at, word.size(), word) == 0)
                return true;
        }
        return false;
    }

  private:
    std::vector<std::uint32_t> places_;  // 0: none
};

}  // namespace

bool is_common_english(std::string_view word) {
    // Hashing the list takes a millisecond: worth it to who asks for a whole
    // collection, and not to a search.
    static std::atomic<unsigned> asked{0};
    constexpr unsigned many = 2000;
    if (asked.load(std::memory_order_relaxed) < many) {
        asked.fetch_add(1, std::memory_order_relaxed);
        return line_of(generated::english, word).data() != nullptr;
    }
    static const HashedList hashed;
    return hashed.contains(word);
}

}  // namespace imla
