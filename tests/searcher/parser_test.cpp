#include <doctest/doctest.h>

#include <fstream>
#include <random>
#include <string>

#include "schema/user_error.hpp"
#include "searcher/query.hpp"

using namespace imla;

namespace {

std::string reading(std::string_view query, ParseOptions options = {}) {
    return written_out(parse_query(query, options).root);
}

}  // namespace

TEST_CASE("queries are read as tests/data/queries.txt says, and so is what is written out") {
    std::ifstream file(IMLA_SOURCE_DIR "/tests/data/queries.txt");
    REQUIRE(file.good());
    unsigned cases = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with("# ")) continue;
        const bool odd = line.starts_with("remark: ");
        if (odd) line.erase(0, 8);
        const std::size_t bar = line.rfind(" | ");
        REQUIRE(bar != line.npos);
        const std::string query = line.substr(0, bar), expected = line.substr(bar + 3);
        CAPTURE(query);
        CHECK(reading(query) == expected);
        CHECK(reading(expected) == expected);
        CHECK(parse_query(query).remarks.empty() != odd);
        if (odd) CHECK_THROWS_AS(parse_query(query, {.strict = true}), UserError);
        else CHECK_NOTHROW(parse_query(query, {.strict = true}));
        ++cases;
    }
    CHECK(cases > 90);
}

TEST_CASE("a strict query points at the column") {
    try {
        parse_query("ṭālibān \"kabul", {.strict = true});
        FAIL("no error");
    } catch (const UserError& error) {
        CHECK(std::string(error.what())
              == "column 9: a quote without a partner is read as text\n  ṭālibān \"kabul\n          ^");
    }
}

TEST_CASE("a plain query is text from end to end") {
    CHECK(reading("+tehrik -\"x y\" (title:z)", {.plain = true}) == "\"+tehrik\" \"- x\" \"y \" \"(title:z)\"");
    CHECK(parse_query("\" ( NOT", {.plain = true}).remarks.empty());
}

TEST_CASE("depth and length are no danger") {
    const auto repeated = [](std::string_view part, unsigned times) {
        std::string text;
        for (unsigned i = 0; i < times; ++i) text += part;
        return text;
    };
    const std::string deep = repeated("(", 10000) + "karzai" + repeated(")", 10000);
    CHECK(reading(deep) == "karzai");
    CHECK(parse_query(deep).remarks.size() == 1);
    CHECK(reading(repeated("(a ", 10000) + repeated(")", 10000)).size() > 10000);
    CHECK(reading(repeated("(", 100000)).empty());
    CHECK(reading(repeated(")", 100000)).empty());
    CHECK(reading(repeated("NOT ", 10000) + "a") == "a");
    CHECK(parse_query(repeated("word ", 10000)).root.clauses.size() == 10000);
    CHECK(parse_query(repeated("a OR ", 10000) + "a").root.clauses.front().node.front().parts.size() == 10001);
    CHECK(reading(std::string("\0\x01\x1b[31m\x7f", 8)) == "\"[31m\"");
    CHECK(reading("\xff\xfe").empty());
}

TEST_CASE("no bytes break the parser, and its reading is stable") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const std::vector<std::string> parts = {"a", "ب", "AND", "OR", "NOT", "NEAR/3", "(", ")", "\"", "“", "+", "-", "!",
                                            "=", "~", "*", ":", "title:", "date:", "2021", "..", " ", " ", " ", "type:",
                                            "al-Qaeda", "\xff", "\t", "é"};
    for (int round = 0; round < 3000; ++round) {
        std::string query = "x ";  // a small letter, without which AND is a word
        for (unsigned i = random() % 14; i > 0; --i) query += parts[random() % parts.size()];
        CAPTURE(query);
        const std::string once = reading(query);
        CAPTURE(once);
        CHECK(reading(once) == once);
    }
}
