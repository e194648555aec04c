// Cyrillic in Latin letters.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// A folded Cyrillic word romanised the way English-language reports do
/// (шахид → shakhid, хан → khan), folded; other words are returned as they are.
/// By BGN/PCGN's system for Russian, less its signs, with the letters of Tajik, Uzbek,
/// Kazakh, Kyrgyz and others that it lacks.
std::string latin_of(std::string_view word);

}  // namespace imla
