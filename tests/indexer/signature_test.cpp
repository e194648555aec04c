#include "indexer/signature.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "analysis/tokenizer.hpp"
#include "schema/terms.hpp"

namespace imla {
namespace {

std::vector<std::string> random_words(std::mt19937& random, std::size_t count) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < count; ++i) words.push_back("word" + std::to_string(random() % 5000));
    return words;
}

std::string signature_of(const std::vector<Token>& tokens) {
    Signature signature;
    for (const Token& token : tokens)
        if (!token.joined) signature.add(stable_hash(token.term));
    return signature.bytes();
}

std::string signature(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + ' ';
    return signature_of(tokenize(text));
}

}  // namespace

TEST_CASE("typography does not count") {
    CHECK(signature_of(tokenize("The Qur'an, he said.")) ==
          signature_of(tokenize("THE QURʼĀN \u2014 he said")));
    CHECK(signature_of(tokenize("Karachi and Lahore")) != signature_of(tokenize("Lahore and Karachi")));
    CHECK(signature_of({}).empty());
    CHECK(signature_of(tokenize("a")).size() == 8);
}

TEST_CASE("a word changed in a hundred is mostly forgiven, half a text never but by chance") {
    const unsigned seed = 20260101;
    std::mt19937 random(seed);
    int near = 0, far = 0;
    constexpr int rounds = 400;
    for (int i = 0; i < rounds; ++i) {
        std::vector<std::string> words = random_words(random, 100);
        const std::string original = signature(words);
        words[random() % 100] = "changed";
        near += signature(words) == original;
        for (std::size_t j = 0; j < 50; ++j) words[j] = "other" + std::to_string(random() % 5000);
        far += signature(words) == original;
    }
    CHECK(near > rounds * 70 / 100);
    CHECK(far < rounds * 10 / 100);
}

}  // namespace imla
