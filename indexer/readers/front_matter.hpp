// The lines between two "---" at the start of a Markdown file: title, author, date.
#pragma once

#include <cstddef>
#include <string_view>

#include "analysis/document.hpp"

namespace imla {

class ReadingSink;

/// Reads front matter into the document's metadata (a plain subset of YAML:
/// `key: value`, quoted values, `[a, b]` and `- a` lists; keys it has no field
/// for go to `extra`) and returns how many bytes it takes; 0 where there is none.
std::size_t front_matter(std::string_view text, Document&, ReadingSink&);

}  // namespace imla
