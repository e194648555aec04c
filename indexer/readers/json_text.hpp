// Writes JSON strings, for the keys of a document that have no field of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imla {

/// `text` (UTF-8) as a JSON string, quotes included.
std::string json_string(std::string_view text);
std::string json_array(const std::vector<std::string>& texts);

}  // namespace imla
