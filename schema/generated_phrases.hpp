// The dictionary with which records are packed; see schema/packing.hpp.
#pragma once

#include <string_view>

namespace imla::generated {

/// A Zstandard dictionary. Another one makes all packed records unreadable: raise
/// index_format with it.
extern const std::string_view phrases;

}  // namespace imla::generated
