// Puts words into tokens: recycles their strings, and reads the gaps between
// them for hyphens, line ends and sentence ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "analysis/tokenizer.hpp"

namespace imla {

class TokenWriter {
  public:
    /// Overwrites `tokens`, of which finish() drops what is left over.
    TokenWriter(std::vector<Token>& tokens, std::string_view text) : tokens_(tokens), text_(text) {}

    /// A word of ASCII letters and digits only; nine in ten are, so this is inline.
    void add_ascii(std::size_t begin, std::size_t end) {
        Token& token = next_token();
        // Bit 5 makes a capital small, and digits have it. Most words fit two registers.
        if (std::uint64_t halves[2];
            end - begin <= sizeof halves && begin + sizeof halves <= text_.size()) {
            std::memcpy(halves, text_.data() + begin, sizeof halves);
            halves[0] |= 0x2020202020202020;
            halves[1] |= 0x2020202020202020;
            token.term.assign(reinterpret_cast<const char*>(halves), end - begin);
        } else {
            token.term.assign(text_.data() + begin, end - begin);
            for (char& c : token.term) c = static_cast<char>(c | 0x20);
            if (token.term.size() > longest_term) cut(token.term);
        }
        token.begin = begin;
        token.end = end;
        token.script = Script::latin;
        while (begin + 1 < end && text_[begin] <= '9') ++begin;
        token.capital = text_[begin] >= 'A' && text_[begin] <= 'Z';
        join_to_text(token);
    }

    /// Any word; `term` is folded but not yet cut.
    void add(std::size_t begin, std::size_t end, std::string_view term, Script script,
             bool capital);

    void finish() { tokens_.resize(size_); }

  private:
    Token& next_token() {
        if (size_ == tokens_.size()) tokens_.emplace_back();
        Token& token = tokens_[size_++];
        token.hyphenated = token.particle = token.joined = token.sentence_start = false;
        return token;
    }

    void join_to_text(Token& token) {
        if (size_ == 1) {
            token.sentence_start = true;
            return;
        }
        const Token& before = tokens_[size_ - 2];  // never a joined word: its parts follow it
        const std::size_t gap = token.begin - before.end;
        if (gap == 1)
            token.hyphenated = text_[before.end] == '-';
        else if (gap != 2 || text_[before.end] != ',' || text_[before.end + 1] != ' ')
            read_gap(token, before);
    }

    /// The one place where terms are cut.
    static void cut(std::string& term);
    void read_gap(Token& token, const Token& before);
    void join_over_line_end();

    std::vector<Token>& tokens_;
    std::size_t size_ = 0;  // tokens written
    std::string_view text_;
};

}  // namespace imla
