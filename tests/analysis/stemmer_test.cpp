#include "analysis/stemmer.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "analysis/tokenizer.hpp"
#include "analysis/unicode.hpp"
#include "data_lines.hpp"

using namespace imla;

TEST_CASE("stems, again and again") {
    Stemmer stemmer;
    for (int i = 0; i < 3; ++i) {
        CHECK(stemmer.stem("attacks") == "attack");
        CHECK(stemmer.stem("attacking") == "attack");
        CHECK(stemmer.stem("negotiations") == "negoti");
        CHECK(stemmer.stem("") == "");
    }
    // More words than the cache holds.
    for (int i = 0; i < 200'000; ++i) {
        const std::string word = "w" + std::to_string(i) + "x";
        REQUIRE(stemmer.stem(word) == word);
    }
    CHECK(stemmer.stem("attacks") == "attack");
}

TEST_CASE("a stem may be stemmed in its turn") {
    Stemmer stemmer;
    const std::string once(stemmer.stem("nationalizations"));
    CHECK(stemmer.stem(stemmer.stem("nationalizations")) == Stemmer().stem(once));
}

TEST_CASE("languages by name and by code") {
    CHECK(Stemmer("en").stem("running") == "run");
    CHECK(Stemmer("german").stem("häuser") == Stemmer("de").stem("häuser"));
    CHECK(Stemmer("ru").stem("талибана") == "талиба");
    CHECK_THROWS_WITH_AS(Stemmer("klingon"), doctest::Contains("english"), std::invalid_argument);
    CHECK_THROWS_WITH_AS(Stemmer(""), doctest::Contains("ISO"), std::invalid_argument);
}

TEST_CASE("what spares a search most stems is true of every word of real prose") {
    Stemmer stemmer;
    CHECK(stemmer.keeps_beginning());
    CHECK_FALSE(Stemmer("arabic").keeps_beginning());
    std::size_t words = 0;
    for (const std::string& path : prose_files())
        for (const Token& token : tokenize(repaired_utf8(file_text(path)))) {
            const std::string stem(stemmer.stem(token.term));
            if (stem.size() < 2 || stem == "die" || stem == "lie" || stem == "tie") continue;
            CAPTURE(token.term);
            REQUIRE(token.term.starts_with(stem.substr(0, stem.size() - (stem.size() > 2 ? 1 : 0))));
            ++words;
        }
    CHECK(words > 10'000);
}

TEST_CASE("a moved stemmer goes on") {
    Stemmer first;
    Stemmer second = std::move(first);
    CHECK(second.stem("walked") == "walk");
}
