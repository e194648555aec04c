#include "variants/compounds.hpp"

#include <array>
#include <cstddef>

namespace imla {
namespace {

constexpr std::size_t shortest_head = 3;

struct Ending {
    std::string_view letters;
    int name;
};
// Longer before shorter.
constexpr auto endings = std::to_array<Ending>({
    {"eldine", 2}, {"eddine", 2}, {"oddine", 2}, {"uddine", 2}, {"uddeen", 2}, {"uldeen", 2},
    {"aldeen", 2}, {"ullah", 1},  {"ollah", 1},  {"allah", 1},  {"ellah", 1},  {"illah", 1},
    {"uddin", 2},  {"oddin", 2},  {"eddin", 2},  {"iddin", 2},  {"addin", 2},  {"aldin", 2},
    {"uldin", 2},  {"eldin", 2},  {"udeen", 2},  {"ulla", 1},   {"olla", 1},   {"alla", 1},
    {"ulah", 1},   {"olah", 1},   {"udin", 2},
});

Ending ending_of(std::string_view word) {
    for (const Ending& e : endings)
        if (word.size() >= e.letters.size() + shortest_head && word.ends_with(e.letters)) return e;
    return {{}, 0};
}

}  // namespace

Compared compared(std::string_view a, std::string_view b) {
    const Ending of_a = ending_of(a);
    if (of_a.name == 0) return {a, b};
    const Ending of_b = ending_of(b);
    if (of_a.name != of_b.name) return {a, b};
    a.remove_suffix(of_a.letters.size()), b.remove_suffix(of_b.letters.size());
    return {a, b, of_a.letters != of_b.letters};
}

}  // namespace imla
