// Cyrillic in Latin letters.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// A folded Cyrillic word romanised the way English-language reports do
/// (шахид → shakhid, хан → khan), folded; other words are returned as they are.
/// By ICU's Russian-Latin/BGN transliterator, with the letters of Tajik, Uzbek,
/// Kazakh and Kyrgyz that it leaves over. Thread-safe.
std::string latin_of(std::string_view word);

}  // namespace imla
