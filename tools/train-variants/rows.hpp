// Reads the tab-separated files of attested spellings.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tools/train-variants/pairs.hpp"

namespace imla::train {

/// The lines after the header, as cells. Throws std::runtime_error if unreadable.
std::vector<std::vector<std::string>> rows(const std::filesystem::path& file);

/// The folder of a source, inside that of all variants.
const char* folder_of(Source source);

}  // namespace imla::train
