// Text as a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// Quoted and escaped; what is not UTF-8 becomes U+FFFD.
std::string json_string(std::string_view);

}  // namespace imla
