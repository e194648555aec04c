// A query cut into words, phrases, brackets and operators. What cannot be an
// operator where it stands is already text here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/oddities.hpp"
#include "searcher/query.hpp"

namespace imla {

struct Lexeme {
    enum class Kind { word, phrase, prefix, date, open, close, plus, minus, and_, or_, not_, near };
    Kind kind = Kind::word;
    std::string text;              // without operators; operators keep their letters
    std::string field;             // of a word, phrase or bracket; empty: that of the bracket around it
    Dial dial = Dial::inherit;
    unsigned window = 0;           // near
    std::string from, to;          // date
    std::size_t begin = 0, end = 0;
};

/// The lexemes of `query`. Brackets match; every operator stands between, or
/// before, what it needs; every word, phrase and prefix holds a word.
std::vector<Lexeme> lexemes_of(std::string_view query, Oddities&);

/// The lexemes where every character is text: words parted by white space.
std::vector<Lexeme> plain_lexemes_of(std::string_view query);

/// Bytes of the white space or control character at `at`; 0 if there is none.
std::size_t space_at(std::string_view text, std::size_t at);

/// Does the tokenizer find a word here?
bool holds_word(std::string_view text);

/// The field that can be named so in a query ("date" is one), or nothing. Case does not matter.
std::string_view queryable_field(std::string_view name);

}  // namespace imla
