// Coarse keys under which an index files spellings, so that a query need look
// at few of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "variants/reach.hpp"

namespace imla {

/// The keys (ASCII letters) that a form is filed under in the index; usually one.
std::vector<std::string> index_keys(std::string_view form);

/// The keys to look under for spellings of `word`. Most pairs within
/// limit(reach) share a key; the model's evaluation reports how many do not. Those with one
/// sound more or less may be left out: from a name of several words they lead to other names.
std::vector<std::string> query_keys(std::string_view word, Reach reach, bool more_or_less = true);

}  // namespace imla
