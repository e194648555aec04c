#include "analysis/passages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <random>
#include <string>

#include "analysis/tokenizer.hpp"
#include "analysis/unicode.hpp"

using namespace imla;

namespace {

/// A document of blocks; `heading` 0 for text. Source ranges equal text ranges.
class Builder {
  public:
    Builder& block(const std::string& text, unsigned heading = 0, unsigned page = 0) {
        Block block;
        block.begin = document_.text.size();
        block.heading = heading;
        block.page = page;
        block.line = line_;
        document_.text += text;
        block.end = document_.text.size();
        block.source_begin = block.begin + 1000;
        block.source_end = block.end + 1000;
        document_.blocks.push_back(block);
        document_.text += "\n\n";
        line_ += 2 + static_cast<unsigned>(std::count(text.begin(), text.end(), '\n'));
        return *this;
    }
    Document document() const { return document_; }

  private:
    Document document_;
    unsigned line_ = 1;
};

std::string words(std::size_t count, const std::string& end = ".") {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i ? " w" : "W") + std::to_string(i);
    return text + end;
}

std::size_t word_count(std::string_view text) {
    return tokenize(text).size();
}

std::string slice(const Document& document, const Passage& passage) {
    return document.text.substr(passage.begin, passage.end - passage.begin);
}

}  // namespace

TEST_CASE("a paragraph that has no room beside the next is a passage") {
    const Document d = Builder().block(words(60)).block(words(145)).document();
    const auto passages = split_passages(d);
    REQUIRE(passages.size() == 2);
    CHECK(slice(d, passages[0]) == words(60));
    CHECK(slice(d, passages[1]) == words(145));
    CHECK(passages[0].first_line == 1);
    CHECK(passages[1].first_line == 3);
    CHECK(passages[1].last_line == 3);
    CHECK(passages[1].source_begin == passages[1].begin + 1000);
    CHECK(passages[1].source_end == passages[1].end + 1000);
}

TEST_CASE("paragraphs join until there is enough") {
    const Document d = Builder().block(words(60)).block(words(90)).block(words(50)).block(words(55)).document();
    const auto passages = split_passages(d);
    REQUIRE(passages.size() == 2);
    CHECK(passages[0].end == d.blocks[1].end);
    CHECK(passages[1].begin == d.blocks[2].begin);
    CHECK(split_passages(d, {40, 200, 40}).size() == 4);
}

TEST_CASE("a short paragraph joins the next even if both are to be cut") {
    std::string text;
    for (int i = 0; i < 19; ++i) text += words(10) + ' ';
    const Document d = Builder().block(words(30)).block(text).document();
    const auto passages = split_passages(d);
    REQUIRE(passages.size() == 2);
    for (const Passage& passage : passages) CHECK(word_count(slice(d, passage)) == 110);
}

TEST_CASE("short paragraphs join; what is left over goes with the one before") {
    const Document d =
        Builder().block(words(15)).block(words(15)).block(words(15)).block(words(5)).document();
    const auto passages = split_passages(d);
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].end == d.blocks[3].end);
    CHECK(passages[0].last_line == 7);
    const auto full = split_passages(d, {40, 45});
    REQUIRE(full.size() == 2);
    CHECK(slice(d, full[1]) == words(5));
}

TEST_CASE("no passage crosses a heading, which opens the one below it") {
    const Document d = Builder()
                           .block("Part One", 1)
                           .block("First  \n Section", 2)
                           .block(words(10))
                           .block("Second Section", 2)
                           .block(words(10))
                           .block("Part Two", 1)
                           .block("Part Three", 1)
                           .block(words(10))
                           .document();
    const auto passages = split_passages(d);
    REQUIRE(passages.size() == 4);
    CHECK(passages[0].headings == std::vector<std::string>{"Part One", "First Section"});
    CHECK(slice(d, passages[0]).starts_with("Part One\n\nFirst"));
    CHECK(passages[1].headings == std::vector<std::string>{"Part One", "Second Section"});
    CHECK(slice(d, passages[2]) == "Part Two");
    CHECK(passages[3].headings == std::vector<std::string>{"Part Three"});
}

TEST_CASE("a passage stands on one page") {
    const Document d = Builder().block(words(60), 0, 1).block(words(10), 0, 1).block("Part", 1, 1).block(words(5), 0, 2)
                           .block(words(5), 0, 2).block(words(3), 0, 3).document();
    const auto passages = split_passages(d);
    REQUIRE(passages.size() == 4);
    CHECK(slice(d, passages[1]) == "Part");
    CHECK(passages[1].page == 1);
    CHECK(passages[2].page == 2);
    CHECK(passages[2].end - passages[2].begin > 30);
    CHECK(passages[2].headings == std::vector<std::string>{"Part"});
    CHECK(passages[3].page == 3);
}

TEST_CASE("a long paragraph is cut between sentences, evenly") {
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "The U.S. Army met Gen. Khan and Robert D. Bowers there.\n";  // 11 words
    const Document d = Builder().block(words(50)).block(text, 0, 3).document();
    const auto passages = split_passages(d);
    REQUIRE(passages.size() == 5);
    for (std::size_t i = 1; i < passages.size(); ++i) {
        const std::string passage = slice(d, passages[i]);
        CAPTURE(passage);
        CHECK(passage.starts_with("The U.S."));
        CHECK(passage.ends_with("there."));
        CHECK(word_count(passage) >= 140);
        CHECK(word_count(passage) <= 200);
        CHECK(passages[i].page == 3);
        CHECK(passages[i].source_begin == passages[i].begin + 1000);
        CHECK(passages[i].source_end == passages[i].end + 1000);
    }
    CHECK(passages[1].first_line == 3);
    CHECK(passages[2].first_line == passages[1].last_line + 1);
    CHECK(passages[4].last_line == 3 + 59);
}

TEST_CASE("a sentence without end is cut between words") {
    const Document d = Builder().block(words(1000, "")).document();
    const auto passages = split_passages(d);
    CHECK(passages.size() == 5);
    std::size_t total = 0;
    for (const Passage& passage : passages) {
        const std::size_t count = word_count(slice(d, passage));
        CHECK(count <= 200);
        total += count;
    }
    CHECK(total == 1000);
}

TEST_CASE("scripts without spaces, and words without end, are cut too") {
    std::string chinese;
    for (int i = 0; i < 3000; ++i) chinese += "東";
    for (const std::string& text : {chinese, std::string(1'000'000, 'x')}) {
        const Document d = Builder().block(text).document();
        const auto passages = split_passages(d);
        CHECK(passages.size() > 5);
        for (const Passage& passage : passages) {
            CHECK(passage.end - passage.begin <= 200 * 67);
            CHECK(is_utf8(slice(d, passage)));
        }
    }
}

TEST_CASE("no text") {
    Document d;
    CHECK(split_passages(d).empty());
    d.title = "Only a title";
    REQUIRE(split_passages(d).size() == 1);
    CHECK(split_passages(d)[0].end == 0);
    d.text = " \n ";
    d.blocks.push_back(Block{});
    d.blocks[0].end = 3;
    CHECK(split_passages(d)[0].end == 0);
    d.title.clear();
    CHECK(split_passages(d).empty());
}

TEST_CASE("a block whose text is not its source keeps the whole source range") {
    Document d = Builder().block(words(60)).document();
    d.blocks[0].source_end += 7;  // markup in the file
    const auto passages = split_passages(d);
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].source_begin == d.blocks[0].source_begin);
    CHECK(passages[0].source_end == d.blocks[0].source_end);
    d.blocks[0].source_begin = d.blocks[0].source_end = 0;
    CHECK(split_passages(d)[0].source_end == 0);
}

TEST_CASE(
    "random documents: every byte that is no space is in one passage, none crosses a heading") {
    const auto seed = static_cast<std::uint32_t>(std::time(nullptr));
    MESSAGE("seed " << seed);
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    for (int round = 0; round < 300; ++round) {
        Builder builder;
        for (unsigned blocks = below(12); blocks > 0; --blocks) {
            if (below(4) == 0) {
                builder.block(words(1 + below(5), ""), 1 + below(4), below(3));
            } else {
                std::string text;
                for (unsigned sentences = below(12); sentences > 0; --sentences)
                    text += words(1 + below(60), below(3) ? ". " : "\n");
                builder.block(text, 0, below(3));
            }
        }
        const Document d = builder.document();
        PassageLength length;
        if (below(2)) length = {1 + below(50), 1 + below(120)};
        CAPTURE(round);
        std::vector<int> covered(d.text.size(), 0);
        std::size_t last = 0;
        for (const Passage& p : split_passages(d, length)) {
            REQUIRE(p.begin < p.end);
            REQUIRE(p.begin >= last);
            last = p.end;
            REQUIRE(p.first_line <= p.last_line);
            REQUIRE(p.first_line ==
                    1 + std::count(d.text.begin(),
                                   d.text.begin() + static_cast<std::ptrdiff_t>(p.begin), '\n'));
            REQUIRE(p.source_begin == p.begin + 1000);
            REQUIRE(p.source_end == p.end + 1000);
            for (std::size_t at = p.begin; at < p.end; ++at) ++covered[at];
            bool text_seen = false;
            for (const Block& block : d.blocks) {
                if (block.end <= p.begin || block.begin >= p.end || block.begin == block.end)
                    continue;
                REQUIRE_FALSE((block.heading > 0 && text_seen));
                text_seen |= block.heading == 0;
            }
        }
        for (std::size_t at = 0; at < d.text.size(); ++at)
            if (d.text[at] != ' ' && d.text[at] != '\n') REQUIRE(covered[at] == 1);
    }
}
