// Feeds the tokenizer any bytes: tokens must slice the text, in order, on character
// boundaries, and hold terms that can be indexed; ASCII must read as through ICU.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "analysis/tokenizer.hpp"
#include "analysis/unicode.hpp"

using namespace imla;

namespace {

void require(bool sound, const char* what) {
    if (sound) return;
    std::fprintf(stderr, "unsound token: %s\n", what);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const Capitals capitals : {Capitals::prose, Capitals::query}) {
        const std::vector<Token> tokens = tokenize(text, capitals);
        std::size_t last = 0;
        for (const Token& token : tokens) {
            require(token.begin < token.end && token.end <= size, "its range is not of the text");
            require(token.begin >= last, "it comes before the one before");
            last = token.begin;
            require(!token.term.empty() && token.term.size() <= longest_term, "length of its term");
            require(is_utf8(token.term), "its term is not UTF-8");
            require(is_utf8(text.substr(token.begin, token.end - token.begin)), "it cuts a character");
            require(token.position > 0, "no position");
        }
        const std::vector<Token> through_icu = tokenize_with_icu(text, capitals);
        require(through_icu.size() == tokens.size(), "ICU sees another number");
        for (std::size_t i = 0; i < tokens.size(); ++i)
            require(tokens[i].term == through_icu[i].term && tokens[i].begin == through_icu[i].begin &&
                        tokens[i].position == through_icu[i].position,
                    "ICU sees another");
    }
    return 0;
}
