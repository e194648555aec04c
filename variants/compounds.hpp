// Names that end in -ullah or -uddin, which tell apart by what stands before.
#pragma once

#include <string_view>

namespace imla {

/// What to compare of two words: the parts before -ullah (-allah, -ulla …) or
/// -uddin (-eddine, -udeen …) where both end so, or else the words themselves.
/// Asadullah and Saadullah are as far apart as Asad and Saad.
struct Compared {
    std::string_view a, b;
    bool endings_differ = false;  // one wrote -ullah, the other -allah
};
Compared compared(std::string_view a, std::string_view b);

}  // namespace imla
