#include "indexer/records.hpp"

#include <doctest/doctest.h>

#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "tests/indexer/gathered_records.hpp"

namespace imla {
namespace {

SourcedDocument two_paragraphs() {
    SourcedDocument sourced;
    Document& document = sourced.document;
    document.id = "a.txt";
    document.path = "/x/a.txt";
    document.type = "text";
    document.date = "2021-05";
    document.extra = {{"mood", "\"good\""}};
    for (int i = 0; i < 60; ++i) document.text += "Karachi word ";
    const std::size_t first = document.text.size();
    document.text += "\n\n";
    for (int i = 0; i < 60; ++i) document.text += "Lahore word ";
    document.blocks = {{0, first, 0, 0, 1, 0, first},
                       {first + 2, document.text.size(), 0, 0, 3, first + 2, document.text.size()}};
    sourced.file = file_key("/x", "a.txt");
    sourced.content = content_hash(document);
    return sourced;
}

}  // namespace

TEST_CASE("a document's record comes before its passages, and counts them") {
    const SourcedDocument sourced = two_paragraphs();
    WordBook book("english");
    GatheredRecords gathered;
    RecordMaker maker(Settings{}, 1'700'000'000'000'000, book, gathered);
    CHECK(maker.add(sourced) == 2);
    const auto& records = gathered.records;
    REQUIRE(records.size() == 3);
    const DocumentRecord document = decode_document(records[0].data);
    CHECK(document.id == "a.txt");
    CHECK(document.passages == 2);
    CHECK(document.words == 240);
    CHECK(document.content == sourced.content);
    CHECK(document.extra == sourced.document.extra);
    for (unsigned i = 1; i <= 2; ++i) {
        const PassageRecord passage = decode_passage(records[i].data);
        CHECK(passage.id() == "a.txt#" + std::to_string(i));
        CHECK(passage.date == "2021-05");
        CHECK(passage.text ==
              sourced.document.text.substr(passage.source_begin,
                                           passage.source_end - passage.source_begin));
    }
    CHECK(decode_passage(records[2].data).first_line == 3);
}

TEST_CASE("the content hash sees what is shown, and not where the file lies") {
    Document document = two_paragraphs().document;
    const std::uint64_t hash = content_hash(document);
    document.path = "/elsewhere/b.txt";
    document.id = "b.txt";
    CHECK(content_hash(document) == hash);
    document.date = "2021-06";
    CHECK(content_hash(document) != hash);
    document.date = "2021-05";
    document.blocks[1].line = 4;
    CHECK(content_hash(document) != hash);
    document.type = "jsonl";
    const std::uint64_t of_lines = content_hash(document);
    document.blocks[1].line = 5;
    CHECK_MESSAGE(content_hash(document) == of_lines, "a line put in front re-indexes nothing");
}

TEST_CASE("the average length is that of the first thousand passages") {
    LengthSample sample;
    for (int i = 0; i < 600; ++i) sample.add(two_paragraphs().document);
    CHECK(sample.passages == LengthSample::enough);
    CHECK(sample.average() == 120);
}

}  // namespace imla
