// What the analyzer makes of text: words that remember where they stood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace imla {

enum class Script : std::uint8_t { latin, arabic, cyrillic, other };

/// One word of a text. Filters rewrite `term`; the byte range always points
/// into the text as written, so highlights cannot drift.
struct Token {
    std::string term;            // NFKC, case folded, marks and apostrophes removed
    std::size_t begin = 0;       // bytes, half open
    std::size_t end = 0;
    unsigned position = 0;       // words, from 1; a particle has that of the word after it
    Script script = Script::latin;
    bool capital = false;        // its first letter is a capital, as written
    bool hyphenated = false;     // a hyphen joins it to the word before: the Din of ud-Din
    bool particle = false;       // al, ul, -i- and so on inside a name; phrases drop it
    bool joined = false;         // a word cut by a hyphen at a line end, put together again;
                                 // it overlaps the parts, which follow it
    bool sentence_start = false; // first word of a sentence, so that a capital says nothing
};

}  // namespace imla
