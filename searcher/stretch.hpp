// Words of a query that stand side by side, read together: only so do
// particles show, and names of several words.
#pragma once

#include <string>
#include <vector>

#include "analysis/token.hpp"
#include "searcher/expansion.hpp"
#include "searcher/word_query.hpp"

namespace imla {

class Stretch {
  public:
    explicit Stretch(std::string text);

    /// Without joined ones, which stand beside their parts.
    const std::vector<Token>& tokens() const { return tokens_; }
    /// Of a token: its place among the words that hold positions; a particle
    /// has that of the word after it.
    std::size_t word(std::size_t token) const { return word_[token]; }

    std::vector<ExpandedWord> words(const Expander&, Dial) const;

    /// What may stand for several of the words: names written as one word or
    /// split elsewhere, acronyms, what was taught.
    std::vector<Replacement> replacements(const Expander&, Dial) const;

  private:
    std::string typed(std::size_t first, std::size_t last) const;

    std::string text_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> word_;
};

}  // namespace imla
