// The guard list, as tools/train-variants writes it.
#pragma once

#include <string_view>

namespace imla::generated {

/// Sorted words, each followed by a newline; the first follows one too.
extern const std::string_view english;

}  // namespace imla::generated
