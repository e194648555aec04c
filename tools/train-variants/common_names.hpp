// Names that everybody has, with their usual spellings, written by hand.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace imla::train {

/// Folded Latin spelling → the words in Arabic script that it stands for, as the
/// file has them.
using CommonNames = std::map<std::string, std::set<std::string>>;

/// Reads lines "NATIVE | SPELLING SPELLING …" with # comments. Throws
/// std::runtime_error naming a file that cannot be read or a line without a bar.
CommonNames common_names(const std::filesystem::path& file);

}  // namespace imla::train
