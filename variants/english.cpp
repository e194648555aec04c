#include "variants/english.hpp"

#include <array>
#include <cstdint>
#include <string>

#include "variants/generated_english.hpp"
#include "variants/sorted_lines.hpp"

namespace imla {
namespace {

// A text repeats its words, and looking them up was a quarter of indexing. One
// answer for each slot; building a hash set instead would slow every start.
struct Answer {
    std::string word;
    bool common = false;
};

std::size_t slot_of(std::string_view word) {
    std::uint32_t hash = 0x811c9dc5u;  // FNV-1a
    for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193u;
    return (hash ^ (hash >> 15)) % 8192;
}

}  // namespace

bool is_common_english(std::string_view word) {
    thread_local std::array<Answer, 8192> answers;
    Answer& answer = answers[slot_of(word)];
    if (answer.word != word) {
        answer.word = word;
        answer.common = line_of(generated::english, word).data() != nullptr;
    }
    return answer.common;
}

}  // namespace imla
