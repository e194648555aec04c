// Words of a query that stand side by side, read together: only so do
// particles show, and names of several words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "searcher/expansion.hpp"
#include "searcher/word_query.hpp"

namespace imla {

class Stretch {
  public:
    /// `beginnings`: a * at the end of a word stands for what may follow.
    Stretch(std::string text, bool beginnings);

    /// Without joined ones, which stand beside their parts.
    const std::vector<Token>& tokens() const { return tokens_; }
    /// Of a token: its place among the words that hold positions; a particle
    /// has that of the word after it.
    std::size_t word(std::size_t token) const { return word_[token]; }

    /// `field_prefix`: of the terms among which word* is looked up.
    std::vector<ExpandedWord> words(const Expander&, Dial, std::string_view field_prefix) const;

    /// What may stand for several of the words: names written as one word or
    /// split elsewhere, acronyms, what was taught.
    std::vector<Replacement> replacements(const Expander&, Dial) const;

  private:
    std::string typed(std::size_t first, std::size_t last) const;
    bool is_beginning(const Token&) const;

    std::string text_;
    bool beginnings_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> word_;
};

}  // namespace imla
