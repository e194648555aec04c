// Common English words, which are never taken for spellings of one another.
#pragma once

#include <string_view>

namespace imla {

/// Is this folded word on the guard list? Loanwords that English readers
/// spell in many ways (mujahideen, madrasa, sharia) are not.
bool is_common_english(std::string_view word);

}  // namespace imla
