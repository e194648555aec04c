// Names that everybody has, with their usual spellings, written by hand.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/train-variants/pairs.hpp"

namespace imla::train {

/// Folded Latin spelling → the words in Arabic script that it stands for, as the
/// file has them.
using CommonNames = std::map<std::string, std::set<std::string>>;

/// Reads lines "NATIVE | SPELLING SPELLING …" with # comments. Throws
/// std::runtime_error naming a file that cannot be read or a line without a bar.
CommonNames common_names(const std::filesystem::path& file);

/// The same without what it knows of pairs that are held back: neither spelling of
/// such a pair stands for a word that both stand for.
CommonNames without(CommonNames, const std::vector<Pair>& held_back);

}  // namespace imla::train
