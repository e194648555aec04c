// The lexicon of names, as tools/train-variants writes it.
#pragma once

#include <string_view>

#include "variants/word_filter.hpp"

namespace imla::generated {

/// Lines "spelling word:count word:count", sorted; the first follows a newline.
extern const std::string_view lexicon;

/// Of its spellings.
extern const WordFilter lexicon_filter;

}  // namespace imla::generated
