// Puts words into tokens: recycles their strings, and reads the gaps between
// them for hyphens, line ends and sentence ends.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"

namespace imla {

class TokenWriter {
  public:
    /// Overwrites `tokens`, of which finish() drops what is left over.
    TokenWriter(std::vector<Token>& tokens, std::string_view text)
        : tokens_(tokens), text_(text) {}

    /// A word of ASCII letters and digits only.
    void add_ascii(std::size_t begin, std::size_t end);

    /// Any word; `term` is folded but not yet cut.
    void add(std::size_t begin, std::size_t end, std::string&& term, Script script, bool capital);

    void finish() { tokens_.resize(size_); }

  private:
    Token& next_token();
    void join_to_text(Token& token);
    void read_gap(Token& token, const Token& before);
    void join_over_line_end();

    std::vector<Token>& tokens_;
    std::size_t size_ = 0;  // tokens written
    std::string_view text_;
};

}  // namespace imla
