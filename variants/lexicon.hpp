// What is known of a spelling: the words in Arabic script that it was seen to
// stand for. Karim is کریم and Karam is کرم, however alike they look in Latin.
#pragma once

#include <string_view>
#include <vector>

namespace imla {

/// A word in Arabic script, letters that sound alike written alike, and how
/// often the spelling stood for it.
struct Reading {
    std::string_view word;
    unsigned count;
};

/// Sorted by word; empty for a spelling that is not known.
using Readings = std::vector<Reading>;

/// The readings of a folded Latin word. The views stay valid for ever.
Readings readings_of(std::string_view word);

/// How far two spellings were seen to stand for the same words. All 0 where
/// one of them is not known.
struct Kinship {
    double different = 0;       // 1: no word in common; 0 from a quarter in common
    double sure_different = 0;  // the same, less where either was seen only a few times
    double same = 0;            // 0 up to a quarter in common; 1 from two thirds
    double sure_same = 0;
};
Kinship kinship(const Readings& a, const Readings& b);

}  // namespace imla
