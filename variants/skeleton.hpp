// The consonants of a word as classes that romanisations mix up.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// One mark a consonant: B (b p), F, J (j ch), K (k q g x c), L, M, N, R,
/// S (s z), T (t d). Vowels and the sounds that come and go (h, w, y, v) are
/// left out, repeated marks written once; dj, dzh and tch count as J. Digits are
/// a–j, any other byte X. "Mujahideen" is MJTN.
std::string skeleton(std::string_view word);

/// The same, but each mark though it be repeated, and only a doubled letter once:
/// "murtada" is MRTT.
std::string marks(std::string_view word);

}  // namespace imla
