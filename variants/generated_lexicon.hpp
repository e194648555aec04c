// The lexicon of names, as tools/train-variants writes it.
#pragma once

#include <string_view>

#include "variants/word_filter.hpp"

namespace imla::generated {

/// Lines "spelling word:count word:count", sorted; the first follows a newline.
extern const std::string_view lexicon;

/// Of its spellings.
extern const WordFilter lexicon_filter;

/// The same the other way round, as far as readings are usual: lines "word spelling
/// spelling", sorted; the first follows a newline.
extern const std::string_view spellings;

}  // namespace imla::generated
