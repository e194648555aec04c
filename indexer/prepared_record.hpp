// A record as it goes into the index, free of any engine: what a writer of
// segments is given.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace imla {

struct TermEntry {
    std::string term;
    unsigned wdf = 0;                 // 0 for boolean terms
    std::vector<unsigned> positions;  // ascending, without repeats; may be empty
};

struct PreparedRecord {
    std::string data;
    std::vector<std::pair<unsigned, std::string>> values;  // slot, value; ascending slots
    std::vector<TermEntry> terms;                          // ascending by bytes, no repeats
};

}  // namespace imla
