// Text to words. The same tokenizer reads passages and queries.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"

namespace imla {

/// How far capitals tell names from other words. `prose`: a particle stands
/// between capitalised words. `query`: people type names in lower case, so
/// capitals are not asked for (but English words such as "as" still need them).
enum class Capitals { prose, query };

/// The words of `text`, in order of their first byte (a joined word comes
/// before its parts). Any bytes are accepted: what is not UTF-8 separates words.
std::vector<Token> tokenize(std::string_view text, Capitals = Capitals::prose);

/// The same into a buffer, whose tokens and strings are used again.
void tokenize_into(std::vector<Token>& tokens, std::string_view text, Capitals = Capitals::prose);

/// The same through ICU alone, without the ASCII fast path; for tests.
std::vector<Token> tokenize_with_icu(std::string_view text, Capitals = Capitals::prose);

/// A word on its own, folded as the tokenizer folds it; empty if it holds no letter or digit.
std::string fold_word(std::string_view word);

/// The longest term that is indexed, in bytes; longer ones are cut on a character boundary.
inline constexpr std::size_t longest_term = 64;

}  // namespace imla
