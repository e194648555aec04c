#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "searcher/batch/reader.hpp"

using namespace imla;

namespace {

/// Every query of a batch as "line id|query", bad lines as "line !problem".
std::string listed(BatchReader& reader) {
    std::string out;
    while (const auto query = reader.next())
        out += std::to_string(query->line) + ' '
             + (query->problem.empty() ? query->id + '|' + query->query : '!' + query->problem) + '\n';
    return out;
}

template <class Make, class... More>
std::string read(const std::string& text, Make make, More... more) {
    std::istringstream in(text);
    return listed(*make(in, more...));
}

BatchFormat format(const std::string& text) {
    std::istringstream in(text);
    return format_of(in).format;
}

}  // namespace

TEST_CASE("TSV: id, tab, query; what is none is named") {
    CHECK(read("\xEF\xBB\xBFq1\ttehrik\r\n\nq 2\ta\tb\nq3\n\tx\nq4\t \n", tsv_reader, false)
          == "1 q1|tehrik\n3 q 2|a\tb\n4 !no tab between id and query\n5 !no id before the tab\n6 !no query after the id\n");
    CHECK(read("1:a b\n22:c:d", tsv_reader, true) == "1 1|a b\n2 22|c:d\n");
}

TEST_CASE("lines: the id is the number of the line") {
    CHECK(read("tehrik\n\n10:30 attack\n", lines_reader) == "1 1|tehrik\n3 3|10:30 attack\n");
}

TEST_CASE("JSON Lines: settings of a query's own") {
    std::istringstream in(R"({"id":"a","query":"x","top":3,"variants":"wide","filter":"date:2021"}
{"query":"+y z","tags":["t"]}
{"id":7,"query":"w"}
nonsense
{"id":"b"}
[1]
{"query":"v","top":-1}
{"query":"v","variants":"far"}
)");
    const auto reader = jsonl_reader(in);
    const auto first = reader->next();
    REQUIRE(first);
    CHECK(first->id == "a");
    CHECK(first->top == 3u);
    CHECK(first->reach == Reach::wide);
    CHECK(first->filter == "date:2021");
    CHECK(listed(*reader)
          == "2 2|+y z\n3 7|w\n4 !not JSON\n5 !no \"query\" that is a string\n6 !not a JSON object\n"
             "7 !\"top\" is not a number from 0 to 1000000\n8 !\"variants\" is not off, careful or wide\n");
}

TEST_CASE("TREC topics: both forms") {
    const std::string sgml = "<top>\n\n<num> Number: 301 \n<title> International Organized\n Crime \n\n"
                             "<desc> Description: \nIdentify R&amp;D &#233; & more.\n\n<narr> Narrative: \nn\n</top>\n\n"
                             "<top>\n<num> Number: 302\n<title> Polio\n</top>\n";
    const std::vector<std::string> title = {"title"}, both = {"title", "desc"};
    CHECK(read(sgml, trec_reader, title) == "1 301|International Organized Crime\n14 302|Polio\n");
    CHECK(read(sgml, trec_reader, both)
          == "1 301|International Organized Crime Identify R&D é & more.\n14 302|Polio\n");
    const std::string xml = "<topics>\n<top lang='en'>\n<num>176</num>\n<title>YSR Reddy death</title>\n<desc>d</desc>\n"
                            "</top>\n<top lang='en'>\n<title>no number</title>\n</top>\n<top><num>3</num></top>\n</topics>\n";
    CHECK(read(xml, trec_reader, title)
          == "2 176|YSR Reddy death\n7 !a topic without <num>\n10 !topic 3 has none of the fields asked for\n");
    CHECK(read("<topic number=\"51\" type=\"faceted\">\n<query>horse hooves</query>\n</topic>\n", trec_reader, title)
          == "1 51|horse hooves\n");
    CHECK(read("<top>\n<num>1\n<title>open\n<top>\n<num>2\n<title>end", trec_reader, title) == "1 1|open\n4 2|end\n");
    std::istringstream in(sgml);
    CHECK(trec_reader(in, title)->next()->plain);
}

TEST_CASE("a batch tells its format") {
    CHECK(format("q1\tx\n") == BatchFormat::tsv);
    CHECK(format("1:x\n2:y\n") == BatchFormat::tsv);
    CHECK(format("1:x\nno number\n") == BatchFormat::lines);
    CHECK(format("tehrik\n") == BatchFormat::lines);
    CHECK(format("\n{\"query\":\"x\"}\n") == BatchFormat::jsonl);
    CHECK(format("<top>\n") == BatchFormat::trec);
    CHECK(format("<topics>\n") == BatchFormat::trec);
    CHECK(format("<?xml version=\"1.0\"?>\n") == BatchFormat::trec);
    CHECK(format("") == BatchFormat::lines);
}

TEST_CASE("the shared query files are read whole") {
    const std::string folder = IMLA_SHARED_DIR "/data/queries/";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: no shared data");
        return;
    }
    const std::vector<std::pair<std::string, unsigned>> files = {
        {"web-10000.txt", 10000}, {"topics.robust04.txt", 250}, {"topics.fire12en.176-225.txt", 50},
        {"mixed-operators.jsonl", 962}};
    for (const auto& [name, expected] : files) {
        CAPTURE(name);
        Batch batch(folder + name, BatchFormat::automatic, {"title"});
        unsigned queries = 0, bad = 0;
        while (const auto query = batch.next()) (query->problem.empty() ? queries : bad)++;
        CHECK(queries == expected);
        CHECK(bad == 0);
    }
}
