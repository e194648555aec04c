// Properties of every text: ranges slice it, both roads agree, no bytes crash it.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "analysis/passages.hpp"
#include "analysis/tokenizer.hpp"
#include "analysis/unicode.hpp"
#include "data_lines.hpp"

using namespace imla;

namespace {

bool is_boundary(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// The first thing wrong with the tokens of valid UTF-8, or nothing.
std::string fault(const std::vector<Token>& tokens, std::string_view text) {
    std::size_t last_end = 0;  // of the last word that is not a joined one
    std::size_t last_begin = 0;
    unsigned position = 1;
    for (const Token& t : tokens) {
        const std::string name = "\"" + t.term + "\": ";
        if (t.begin >= t.end || t.end > text.size()) return name + "no range";
        if (!is_boundary(text, t.begin) || !is_boundary(text, t.end))
            return name + "cuts a character";
        if (t.begin < last_begin || t.begin < last_end) return name + "does not ascend";
        if (t.term.empty() || t.term.size() > longest_term) return name + "length";
        if (!is_utf8(t.term)) return name + "not UTF-8";
        if (t.position != position) return name + "position";
        if (!t.particle && !t.joined) ++position;
        if (!t.joined && t.term.size() + 3 < longest_term) {
            const std::string again = fold_word(text.substr(t.begin, t.end - t.begin));
            if (again != t.term) return name + "its slice folds to \"" + again + "\"";
        }
        last_begin = t.begin;
        if (!t.joined) last_end = t.end;
    }
    return {};
}

bool same(const Token& a, const Token& b) {
    return a.term == b.term && a.begin == b.begin && a.end == b.end && a.position == b.position &&
           a.script == b.script && a.capital == b.capital && a.hyphenated == b.hyphenated &&
           a.particle == b.particle && a.joined == b.joined && a.sentence_start == b.sentence_start;
}

/// Where the two roads part, or nothing.
std::string difference(std::string_view text, Capitals capitals) {
    const std::vector<Token> fast = tokenize(text, capitals);
    const std::vector<Token> icu = tokenize_with_icu(text, capitals);
    const std::size_t shorter = std::min(fast.size(), icu.size());
    std::size_t i = 0;
    while (i < shorter && same(fast[i], icu[i])) ++i;
    if (i == fast.size() && i == icu.size()) return {};
    std::string told = "token " + std::to_string(i);
    if (i > 0) told += " after " + fast[i - 1].term;
    for (const auto* tokens : {&fast, &icu})
        if (i < tokens->size()) {
            const Token& t = (*tokens)[i];
            told += tokens == &fast ? " | fast:" : " | icu:";
            told += " " + t.term + "/" + std::to_string(t.position) + " at " +
                    std::to_string(t.begin) + " of \"" +
                    std::string(text.substr(t.begin, t.end - t.begin)) + "\"";
        }
    return told;
}

std::uint32_t fresh_seed() {
    const auto seed = static_cast<std::uint32_t>(std::time(nullptr));
    MESSAGE("seed " << seed);
    return seed;
}

/// Text made of what words, numbers, names and their marks are made of.
std::string random_text(std::mt19937& random) {
    static const std::array<std::string_view, 84> pieces{
        "a",      "b",      "B",      "S",   "s",       "U",      "the",    "Khan",   "al",
        "i",      "e",      "as",     "ud",  "1",       "22",     "333",    ".",      ".",
        ",",      ";",      ":",      "_",   "'",       "'",      "`",      "\"",     "-",
        "-",      " ",      " ",      " ",   "\n",      "-\n",    "\r\n",   "\t",     "(",
        ")",      "/",      "!",      "’",   "’",       "‘",      "“",      "”",      "–",
        "—",      "…",      "\u00A0", "«",   "´",       "ʿ",      "ʾ",      "ʼ",      "é",
        "ā",      "ß",      "İ",      "Ł",   "e\u0301", "\u0301", "\u00AD", "\u200B", "\u200C",
        "\u200D", "\uFEFF", "طالبان", "ء",   "ـ",       "َ",       "۱",      "٬",      "Талибан",
        "й",      "東京",   "カ",     "ไทย", "हिन्दी",   "한",     "😀",      "ׁ",       "צה\"ל",
        "·",      "½",      "Ⅳ"};
    std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
    std::uniform_int_distribution<int> length(0, 40);
    std::string text;
    for (int i = length(random); i > 0; --i) text += pieces[piece(random)];
    return text;
}

}  // namespace

TEST_CASE("real prose: ranges, and both roads agree") {
    for (const std::string& path : prose_files()) {
        CAPTURE(path);
        const std::string text = repaired_utf8(file_text(path));
        CHECK(fault(tokenize(text), text) == "");
        CHECK(difference(text, Capitals::prose) == "");
        CHECK(difference(text, Capitals::query) == "");
    }
}

TEST_CASE("random text: ranges, and both roads agree") {
    std::mt19937 random(fresh_seed());
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = random_text(random);
        CAPTURE(text);
        REQUIRE(fault(tokenize(text), text) == "");
        REQUIRE(difference(text, Capitals::prose) == "");
        REQUIRE(difference(text, Capitals::query) == "");
    }
}

TEST_CASE("random bytes: nothing crashes, and both roads agree") {
    std::mt19937 random(fresh_seed());
    std::uniform_int_distribution<int> byte(0, 255);
    std::uniform_int_distribution<int> length(0, 200);
    for (int i = 0; i < 10'000; ++i) {
        std::string bytes;
        for (int n = length(random); n > 0; --n) bytes += static_cast<char>(byte(random));
        std::string hex;
        for (const char c : bytes) {
            constexpr std::string_view digits = "0123456789abcdef";
            (hex += digits[static_cast<unsigned char>(c) >> 4]) += digits[c & 15];
        }
        CAPTURE(hex);
        REQUIRE(difference(bytes, Capitals::prose) == "");
        const std::string text = repaired_utf8(bytes);
        REQUIRE(is_utf8(text));
        REQUIRE(fault(tokenize(text), text) == "");
    }
}

TEST_CASE("every ASCII text of five characters that matter: both roads agree") {
    constexpr std::string_view letters = "aS1.,'`_:- ";
    std::string text(5, ' ');
    for (const char a : letters)
        for (const char b : letters)
            for (const char c : letters)
                for (const char d : letters)
                    for (const char e : letters) {
                        text = {a, b, c, d, e};
                        CAPTURE(text);
                        REQUIRE(difference(text, Capitals::prose) == "");
                    }
}

TEST_CASE("monsters: one thing over and over is read in linear time and cut to bounded passages") {
    constexpr std::size_t size = 1'000'000;  // squared time would take minutes
    for (const std::string_view piece :
         {"a",   "é",  "a.", "a.a.é", "al ",    "'",        "a'",    "a'é",    "a-\n",
          "東",  ". ", "\n", ")\n",   "1,",     "_",        "U.S. ", "\u00AD", "ʿ",
          "ไทย", "ا ", "a`", "😀",     "\u0301", "\xE2\x80", "\xFF"}) {
        Document document;
        while (document.text.size() < size) document.text += piece;
        const std::string bytes = document.text;
        CAPTURE(piece);
        CHECK(tokenize(bytes + "é").size() <= size + 1);
        document.text = repaired_utf8(bytes);
        Block block;
        block.end = document.text.size();
        document.blocks.push_back(block);
        std::vector<Token> tokens;
        for (const Passage& passage : split_passages(document)) {
            REQUIRE(passage.end - passage.begin <= 200 * 67);
            const std::string_view text =
                std::string_view(document.text).substr(passage.begin, passage.end - passage.begin);
            REQUIRE(is_utf8(text));
            tokenize_into(tokens, text);
            REQUIRE(tokens.size() <= text.size());
        }
    }
}
