// Formats that a program of the user's choice reads: --external "doc=antiword %f".
#pragma once

#include "indexer/readers/reader.hpp"

namespace imla {

/// Runs the command that `settings` have for `extension`, with every %f in it replaced by the
/// name of a copy of the file (without %f the file is its standard input), and takes what it
/// prints for the document's text; `extension` becomes the document's type. False, with the
/// sink untouched, where there is no such command or the file is empty.
bool read_external(const Content&, const std::string& extension, const ReadingSettings& settings,
                   ReadingSink&);

}  // namespace imla
