// All that is learned from, read once.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tools/train-variants/common_names.hpp"
#include "tools/train-variants/pairs.hpp"

namespace imla::train {

struct Sources {
    /// `variants` holds the attested spellings (sanctions-un, places-pk-af …), `scowl`
    /// Debian's word lists. The lists of our own are in the source tree. Throws
    /// std::runtime_error naming a file that cannot be read.
    Sources(std::filesystem::path variants, const std::filesystem::path& scowl);

    std::filesystem::path variants;
    std::set<Words> struck;  // pairs that are plainly two names
    CommonNames common;
    std::set<std::string> guard;       // common English, less the loanwords
    std::vector<std::string> english;  // other English words up to size 50
};

}  // namespace imla::train
