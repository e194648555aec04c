// Writes what was learned as C++ source.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "tools/train-variants/readings.hpp"
#include "tools/train-variants/reweighting.hpp"

namespace imla::train {

/// Costs are rounded to hundredths, so that the last bits of a sum decide nothing.
void write_costs(const std::filesystem::path& file, const Weights& weights);
void write_lexicon(const std::filesystem::path& file, const ReadingList& readings);
void write_english(const std::filesystem::path& file, const std::set<std::string>& guard);

}  // namespace imla::train
