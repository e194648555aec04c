// Pairs that the model has not seen, and the words among which they must be found.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tools/train-variants/sources.hpp"

namespace imla::bench {

struct PairSet {
    std::string name;
    std::vector<train::Words> pairs;
    std::set<train::Words> struck;  // of these pairs; plainly different names
};

struct Sets {
    std::vector<PairSet> pairs;            // lists, places, Urdu words
    std::vector<std::string> list_tokens;  // all words of the sanctions and actors lists
    std::vector<std::string> names;        // these and the words of place names
    std::vector<std::string> english;      // SCOWL up to 50, outside the guard list
    std::set<std::string> prose;           // those of them that the prose holds
    std::set<train::Words> spellings;      // list tokens that are one name: attested, or judged so
};

/// Reads the shared data, and struck.txt and judged.txt of `here`.
/// Places and Urdu words are thinned to 400 pairs. Throws std::runtime_error.
Sets sets(const std::filesystem::path& shared, const train::Sources&,
          const std::filesystem::path& here);

}  // namespace imla::bench
