// Plain text, Markdown and JSON Lines: bad input, places, ids.
#include <doctest/doctest.h>

#include <random>

#include "indexer/readers/dates.hpp"
#include "indexer/readers/json_lines.hpp"
#include "tests/readers/collected.hpp"

using namespace imla;

TEST_CASE("empty files and files of white space give no document and say so") {
    for (const char* name : {"a.txt", "a.md", "a.jsonl", "a"}) {
        const Collected all = read_bytes("", name);
        CHECK(all.documents.empty());
        CHECK(all.problems.empty());
        CHECK(all.guesses == std::vector<std::string>{"empty"});
    }
    CHECK(read_bytes(" \n\n\t\n", "a.txt").guesses ==
          std::vector<std::string>{"holds only white space"});
}

TEST_CASE("binary files are nobody's") {
    const std::string png(
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0\x5c\x72\xa8\x66\0\0\xff\xd8",
        36);
    for (const char* name : {"a.png", "a"})
        CHECK(read_bytes(png, name).guesses == std::vector<std::string>{"(unknown type)"});
}

TEST_CASE("bytes that are no text under a name that says text are a failure") {
    std::mt19937 random(4);
    std::string noise;
    while (noise.size() < 5000) noise += static_cast<char>(random());
    for (const char* name : {"a.jsonl", "a.csv", "a.md", "a.txt"}) {
        const Collected all = read_bytes(noise, name);
        CHECK(all.documents.empty());
        REQUIRE(all.problems.size() == 1);
        CHECK(all.problems[0].where.empty());
        CHECK(all.problems[0].reason.find("no text") != std::string::npos);
    }
}

TEST_CASE("NUL bytes stay, invalid bytes are counted and said once") {
    using namespace std::string_literals;
    const Collected nul = read_bytes("one\0two\n\nthree"s, "a.txt");
    REQUIRE(nul.documents.size() == 1);
    CHECK(nul.documents[0].text == "one\0two\n\nthree"s);
    CHECK(nul.documents[0].blocks.size() == 2);

    const Collected bad = read_bytes(
        "Qur\xFF"
        "an \xFE in K\xC4\x81"
        "bul and Herat\n",
        "a.txt");
    REQUIRE(bad.documents.size() == 1);
    CHECK(bad.documents[0].text == "Qur\uFFFDan \uFFFD in K\u0101bul and Herat\n");
    CHECK(bad.guesses == std::vector<std::string>{"2 invalid bytes replaced with U+FFFD"});
}

TEST_CASE("a single line of 50 MB is one paragraph") {
    std::string line;
    while (line.size() < 50'000'000) line += "Tehrik-i-Taliban Pakistan ";
    const Collected all = read_bytes(line, "a.txt");
    REQUIRE(all.documents.size() == 1);
    CHECK(all.documents[0].blocks.size() == 1);
    CHECK(all.documents[0].text.size() == line.size());
    const Collected json = read_bytes("{\"id\":\"a\",\"text\":\"" + line + "\"}", "a.jsonl");
    REQUIRE(json.documents.size() == 1);
    CHECK(json.documents[0].text == line);
}

TEST_CASE("blocks of plain text slice the file") {
    const std::string file = "\xEF\xBB\xBFTitle here\n\nA paragraph\nof two lines.\r\n\r\n" +
                             std::string(400, 'x') + "\nnext";
    const Collected all = read_bytes(file, "sub/a.txt");
    REQUIRE(all.documents.size() == 1);
    const Document& d = all.documents[0];
    CHECK(d.id == "sub/a.txt");
    CHECK(d.title == "Title here");
    REQUIRE(d.blocks.size() == 4);
    CHECK(d.blocks[1].line == 3);
    CHECK(d.blocks[2].line == 6);
    CHECK(d.blocks[3].line == 7);
    for (const Block& b : d.blocks)
        CHECK(file.substr(b.source_begin, b.source_end - b.source_begin) ==
              d.text.substr(b.begin, b.end - b.begin));
}

TEST_CASE("a Markdown block's source range holds its words") {
    const std::string file =
        "---\ntitle: T\n---\n\n# One *two*\n\nA [link](http://x/) here.\n\n| a | b |\n|---|---|\n| "
        "c | d |\n";
    const Collected all = read_bytes(file, "a.md");
    REQUIRE(all.documents.size() == 1);
    const auto source = [&](std::size_t i) {
        const Block& b = all.documents[0].blocks.at(i);
        return file.substr(b.source_begin, b.source_end - b.source_begin);
    };
    CHECK(source(0) == "One *two");
    CHECK(source(1) == "A [link](http://x/) here.");
    CHECK(source(3) == "c | d");
}

TEST_CASE("bad lines of JSON are named and the rest goes on") {
    const Collected all = read_bytes(
        "{\"id\":\"1\",\"text\":\"a\\n\\nb\"}\nnot "
        "json\n{\"text\":\"x\"}\n{\"id\":\"4\"}\n{\"id\":\"5\",\"text\":7}\n\n"
        "{\"id\":\"7\",\"text\":\"\",\"title\":\"Only a title\"}\n{\"id\":\"8\" \"text\":\"bad "
        "\xFF\"}\n[1]\n"
        "{\"id\":10,\"text\":\"ok\",\"date\":\"yesterday\",\"n\":{\"a\":[1,null]}}\n{\"id\":\"11\","
        "\"text\":\"cut",
        "c.jsonl");
    REQUIRE(all.documents.size() == 3);
    CHECK(all.documents[0].blocks.size() == 2);
    CHECK(all.documents[0].place == "line 1");
    CHECK(all.documents[1].title == "Only a title");
    CHECK(all.documents[2].id == "10");
    CHECK(all.documents[2].extra ==
          std::vector<std::pair<std::string, std::string>>{{"n", "{\"a\":[1,null]}"}});
    std::vector<std::string> where;
    for (const auto& p : all.problems) where.push_back(p.where);
    CHECK(where == std::vector<std::string>{"line 2", "line 3", "line 4", "line 5", "line 8",
                                            "line 9", "line 11"});
    CHECK(all.guesses == std::vector<std::string>{"1 date left out, not ISO 8601 as in 2021-08-15 "
                                                  "or 2021 (first on line 10: “yesterday”)"});
}

TEST_CASE("damaged lines of JSON are mended, counted and said once") {
    using namespace std::string_literals;
    const std::string file =
        "{\"id\":\"good\",\"text\":\"Kh\u0101n \\ud83d\\ude00\"}\n"
        "{\"id\":\"bytes\",\"text\":\"Pesh\xFF"
        "awar \xE2\x82 and Quetta\"}\n"
        "{\"id\":\"zero\",\"text\":\"one\0two\tthree\"}\n"
        "{\"id\":\"tab\",\"text\":\"only\ta tab\"}\n"
        "{\"id\":\"half\",\"text\":\"\\ud83d cut, \\\\ud83d kept, \\ud83d\\ude00 whole\"}\n"
        "{\"id\":\"\xFE\",\"text\":\"of an odd id\"}\r\n"s;
    const Collected all = read_bytes(file, "a.jsonl");
    CHECK(all.problems.empty());
    REQUIRE(all.documents.size() == 6);
    CHECK(all.documents[0].text == "Kh\u0101n \U0001F600");
    CHECK(all.documents[1].text == "Pesh\uFFFDawar \uFFFD\uFFFD and Quetta");
    CHECK(all.documents[2].text == "one\uFFFDtwo three");
    CHECK(all.documents[3].text == "only a tab");
    CHECK(all.documents[4].text == "\uFFFD cut, \\ud83d kept, \U0001F600 whole");
    CHECK(all.documents[5].id == "\uFFFD");
    REQUIRE(all.guesses.size() == 1);
    CHECK(all.guesses[0].starts_with("6 invalid bytes replaced with U+FFFD on 4 lines (first line 2)"));
}

TEST_CASE("dates") {
    const std::pair<const char*, const char*> cases[] = {
        {"2021", "2021"},
        {"2021-08", "2021-08"},
        {"2021-08-15", "2021-08-15"},
        {"20210815", "2021-08-15"},
        {"2021-08-15T10:20:30+02:00", "2021-08-15"},
        {"2021-02-29", ""},
        {"2020-02-29", "2020-02-29"},
        {"202108", ""},
        {"2021-13", ""},
        {"15/08/2021", ""},
        {"", ""},
        {"2021-8-1", ""},
        {"2021-08-15x", ""},
        {"99999", ""}};
    for (const auto& [text, date] : cases) CHECK_MESSAGE(iso_date(text) == date, text);
    const std::pair<const char*, const char*> words[] = {
        {"15 August 2021", "2021-08-15"},
        {"August 15, 2021", "2021-08-15"},
        {"Sun, 15 Aug 2021 10:00:00 +0000", "2021-08-15"},
        {"August 2021", "2021-08"},
        {"15th of Sept. 2021", "2021-09-15"},
        {"03/04/2021", ""},
        {"Thursday", ""},
        {"31 June 2021", ""}};
    for (const auto& [text, date] : words) CHECK_MESSAGE(date_in_words(text) == date, text);
}

TEST_CASE("no bytes crash a text reader, and every document is sound") {
    std::mt19937 random(20211115);
    const std::string seed =
        "---\ntitle: \"a\"\n---\n# H\n\n- a\n- b <sup>1</sup>\n\n| a | b |\n|---|---|\n| &eacute; "
        "| `d` |\n"
        "{\"id\":\"1\",\"text\":\"\\u00e9\"}\n\xC3\x83\xC2\xA9 \xE2\x82\xAC\n<b>\n```\ncode\n```\n";
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = seed;
        for (unsigned edits = 1 + random() % 12; edits; --edits) {
            const std::size_t at = random() % bytes.size();
            switch (random() % 3) {
                case 0:
                    bytes[at] = static_cast<char>(random());
                    break;
                case 1:
                    bytes.erase(at, random() % 9);
                    break;
                default:
                    bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 20));
            }
            if (bytes.empty()) bytes = "x";
        }
        for (const char* name : {"a.txt", "a.md", "a.jsonl"})
            for (const Document& d : read_bytes(bytes, name).documents)
                REQUIRE_MESSAGE(fault_of(d) == "", round);
    }
}
