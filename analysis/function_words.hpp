// Words that hold a sentence together and say nothing of what it is about.
#pragma once

#include <string_view>

namespace imla {

/// Is this folded word one that a question is made of rather than about
/// ("what", "the", "using")? The words are English; few of them mean anything
/// in the languages that are stemmed otherwise.
bool is_function_word(std::string_view word);

}  // namespace imla
