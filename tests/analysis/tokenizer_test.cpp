#include "analysis/tokenizer.hpp"

#include <doctest/doctest.h>

#include "analysis/abbreviations.hpp"
#include "analysis/sentences.hpp"
#include "data_lines.hpp"

using namespace imla;

namespace {

std::string terms_of(const std::vector<Token>& tokens) {
    std::string terms;
    for (const Token& token : tokens) terms += (terms.empty() ? "" : " ") + token.term;
    return terms;
}

std::string described(const std::vector<Token>& tokens) {
    std::string all;
    for (const Token& t : tokens) {
        all += (all.empty() ? "" : " ") + t.term + "/" + std::to_string(t.position);
        if (t.capital) all += 'c';
        if (t.hyphenated) all += 'h';
        if (t.joined) all += 'j';
        if (t.sentence_start) all += 's';
        if (t.particle) all += 'p';
    }
    return all;
}

}  // namespace

TEST_CASE("words.txt: text to terms, by both roads") {
    for (const DataLine& line : data_lines("words.txt")) {
        CAPTURE(line.where);
        REQUIRE(line.parts.size() == 2);
        CHECK(terms_of(tokenize(line.parts[0])) == line.parts[1]);
        CHECK(terms_of(tokenize_with_icu(line.parts[0])) == line.parts[1]);
    }
}

TEST_CASE("tokens.txt: positions and flags, by both roads") {
    for (const DataLine& line : data_lines("tokens.txt")) {
        CAPTURE(line.where);
        REQUIRE(line.parts.size() == 3);
        const Capitals capitals = line.parts[0] == "query" ? Capitals::query : Capitals::prose;
        CHECK(described(tokenize(line.parts[1], capitals)) == line.parts[2]);
        CHECK(described(tokenize_with_icu(line.parts[1], capitals)) == line.parts[2]);
    }
}

TEST_CASE("ranges hold the word as written") {
    const std::string text = "The U.N.'s “ʿAbd al-Qa’ida”, Balu-\nchistan; Pakistan’s 1,000.";
    std::vector<std::string> slices;
    for (const Token& token : tokenize(text))
        slices.push_back(text.substr(token.begin, token.end - token.begin));
    const std::vector<std::string> expected{"The",        "U.N.'s",         "Abd",  "al",
                                            "Qa’ida",     "Balu-\nchistan", "Balu", "chistan",
                                            "Pakistan’s", "1,000"};
    CHECK(slices == expected);
}

TEST_CASE("scripts") {
    const std::vector<Token> tokens = tokenize("Taliban طالبان Талибан Ταλιμπάν 123 ١٢٣");
    REQUIRE(tokens.size() == 6);
    CHECK(tokens[0].script == Script::latin);
    CHECK(tokens[1].script == Script::arabic);
    CHECK(tokens[2].script == Script::cyrillic);
    CHECK(tokens[3].script == Script::other);
    CHECK(tokens[4].script == Script::latin);
    CHECK(tokens[5].script == Script::latin);
}

TEST_CASE("long words are cut on a character boundary") {
    const auto only_term = [](const std::string& text) {
        const std::vector<Token> tokens = tokenize(text);
        REQUIRE(tokens.size() == 1);
        CHECK(tokens[0].end == text.size());
        return tokens[0].term;
    };
    CHECK(only_term(std::string(1000, 'A')) == std::string(longest_term, 'a'));
    std::string cyrillic = "x";
    for (int i = 0; i < 100; ++i) cyrillic += "ж";
    CHECK(only_term(cyrillic) == cyrillic.substr(0, longest_term - 1));
    CHECK(only_term(std::string(100, 'a') + "'" + std::string(100, 'b')).size() == longest_term);
    const std::string half(50, 'a');
    CHECK(tokenize(half + "-\n" + half)[0].term.size() == longest_term);
}

TEST_CASE("a word on its own") {
    CHECK(fold_word("Qurʾān's") == "quran");
    CHECK(fold_word("al-Qaeda") == "alqaeda");
    CHECK(fold_word("Balu-\nchistan") == "baluchistan");
    CHECK(fold_word("U.N.") == "un");
    CHECK(fold_word("...") == "");
    CHECK(fold_word("") == "");
}

TEST_CASE("a recycled buffer gives the same tokens") {
    std::vector<Token> tokens;
    tokenize_into(tokens, "A long-\nwinded text of the U.N. with al-Qaeda in it. End");
    tokenize_into(tokens, "al-Qaeda in Balu-\nchistan", Capitals::query);
    CHECK(described(tokens) == described(tokenize("al-Qaeda in Balu-\nchistan", Capitals::query)));
    tokenize_into(tokens, "");
    CHECK(tokens.empty());
}

TEST_CASE("a chain of particles costs neither stack nor squared time") {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "al ";
    CHECK(tokenize(text).size() == 200'000);
    CHECK(tokenize(text, Capitals::query).size() == 200'000);
}

TEST_CASE("sentences.txt: where sentences end") {
    for (const DataLine& line : data_lines("sentences.txt")) {
        CAPTURE(line.where);
        std::string text;
        for (const std::string& part : line.parts) text += part;
        std::string expected;
        for (const std::string& part : line.parts) expected += part + "|";
        std::string found;
        std::size_t begin = 0;
        for (const std::size_t end : sentence_ends(text)) {
            found += text.substr(begin, end - begin) + "|";
            begin = end;
        }
        CHECK(found == expected);
    }
    CHECK(sentence_ends("").empty());
}
