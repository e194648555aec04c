#include "variants/english.hpp"

#include "variants/generated_english.hpp"

namespace imla {

bool is_common_english(std::string_view word) {
    // Binary search in the text itself: a middle byte, then its whole line.
    const std::string_view all = generated::english;
    std::size_t low = 1, high = all.size();  // low is the first byte of a line
    while (low < high) {
        const std::size_t begin = all.rfind('\n', low + (high - low) / 2 - 1) + 1;
        const std::size_t end = all.find('\n', begin);
        const int order = all.substr(begin, end - begin).compare(word);
        if (order == 0) return true;
        if (order < 0) low = end + 1;
        else high = begin;
    }
    return false;
}

}  // namespace imla
