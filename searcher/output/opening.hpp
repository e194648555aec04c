// The title and headings that open a passage's text: a reader has seen them on the
// line above.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/record.hpp"

namespace imla {

/// A heading of the passage as its text has it.
struct OpeningHeading {
    const std::string* heading = nullptr;   // the passage's title, or one of its headings
    std::size_t begin = 0, end = 0;   // bytes of the text
};

/// The headings at the start of the text, in order; none where nothing follows them.
std::vector<OpeningHeading> opening_headings(const PassageRecord&);

/// Where the text begins after those.
std::size_t body_begin(const PassageRecord&);

}  // namespace imla
