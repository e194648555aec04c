// Operators that lack an operand are words: nothing typed is a syntax error.
#pragma once

#include <vector>

#include "searcher/lexer.hpp"

namespace imla {

/// Drops empty brackets and signs before nothing, and turns an AND, OR, NOT or
/// NEAR/5 that lacks an operand into a word.
std::vector<Lexeme> with_operands(std::vector<Lexeme>, Oddities&);

}  // namespace imla
