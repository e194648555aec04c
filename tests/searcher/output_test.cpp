#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "searcher/explanation.hpp"
#include "searcher/output/printer.hpp"
#include "searcher/output/window.hpp"
#include "analysis/unicode.hpp"
#include "terminal/text.hpp"

using namespace imla;

namespace {

/// Two hits that hold what is hard to print.
Result sample() {
    Result result;
    result.read_as = "tehrik";
    result.total = 2;
    result.expansions = {{"tehrik", "tehrik", How::exact, 0, 2}, {"tehrik", "tehreek", How::variant, 0.8125, 1}};
    Hit hit;
    hit.rank = 1;
    hit.score = 12.3456789;
    hit.passage.document = "a b.md";
    hit.passage.ordinal = 3;
    hit.passage.path = "/corpus/a b.md";
    hit.passage.title = "On \"names\", \x1b[31mred";
    hit.passage.headings = {"First", "Second"};
    hit.passage.page = 4;
    hit.passage.first_line = 10;
    hit.passage.last_line = 12;
    hit.passage.date = "2021-05";
    hit.passage.text = "The Tehreek,\n\nor\u202E Tehrik\x7F.";
    hit.matches = {{4, 11, "Tehreek", "tehrik", How::variant, 0.8125}, {20, 26, "Tehrik", "tehrik", How::exact, 0}};
    hit.extra = {{"tags", "[1,2]"}};
    result.hits.push_back(hit);
    Hit bare;
    bare.rank = 2;
    bare.score = 1;
    bare.passage.document = "b";
    bare.passage.ordinal = 1;
    bare.passage.text = "=tehrik طالبان";
    bare.matches = {{1, 7, "tehrik", "tehrik", How::exact, 0}};
    result.hits.push_back(bare);
    return result;
}

std::string printed(Format format, const PrintSettings& settings) {
    std::ostringstream out;
    const auto printer = printer_of(format, settings);
    printer->header(out);
    printer->result(out, {"q 1", "tehrik"}, sample());
    return out.str();
}

/// The golden file; written anew where IMLA_WRITE_GOLDEN is set.
void check_golden(const std::string& name, const std::string& printed) {
    const std::string path = IMLA_SOURCE_DIR "/tests/golden/output/" + name;
    if (std::getenv("IMLA_WRITE_GOLDEN")) std::ofstream(path, std::ios::binary) << printed;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream expected;
    expected << file.rdbuf();
    CHECK_MESSAGE(printed == expected.str(), name);
}

}  // namespace

TEST_CASE("outputs are those of tests/golden/output") {
    PrintSettings settings;
    check_golden("json.jsonl", printed(Format::json, settings));
    check_golden("trec.txt", printed(Format::trec, settings));
    check_golden("csv.csv", printed(Format::csv, settings));
    check_golden("text.txt", printed(Format::text, settings));
    check_golden("kwic.txt", printed(Format::kwic, settings));
    settings.unit = Unit::document;
    check_golden("trec-document.txt", printed(Format::trec, settings));
    settings.unit = Unit::passage;
    settings.batch = settings.colour = settings.terminal = true;
    settings.columns = 60;
    check_golden("text-terminal.txt", printed(Format::text, settings));
    settings.sort = Sort::left;
    check_golden("kwic-terminal.txt", printed(Format::kwic, settings));
}

TEST_CASE("no control character of a document reaches a terminal") {
    PrintSettings settings;
    settings.terminal = true;
    for (const Format format : {Format::text, Format::kwic, Format::json})
        for (const char c : printed(format, settings)) CHECK((c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)));
}

TEST_CASE("what was not included is offered in a way that can be typed") {
    Result result;
    result.not_included = {{"haqani", "haqi", How::variant, 8, 1}, {"zawahri", "zahiri", How::variant, 8, 2}};
    const auto offered = [&](const char* read_as) {
        result.read_as = read_as;
        const std::string told = not_included(result);
        return told.substr(told.find("Add with: "));
    };
    CHECK(offered("haqani zawahri -kabul") == "Add with: haqani~ zawahri~\n");
    CHECK(offered("\"haqani zawahri\"") == "Add with: --variants wide\n");
    CHECK(offered("\"the haqani network\" zawahri") == "Add with: --variants wide\n");
    CHECK(offered("title:haqani zawahri") == "Add with: --variants wide\n");
}

TEST_CASE("lines keep to the width, whatever the characters") {
    terminal::Painted text;
    text.add("the 漢字漢字漢字漢字漢字漢字 of e\u0301e\u0301e\u0301 and averyveryverylongword");
    for (std::size_t width = 2; width < 30; ++width)
        for (const auto& line : terminal::wrapped(text, width)) {
            CAPTURE(line.text);
            CHECK(display_width(line.text) <= width);
            CHECK(line.paint.size() == line.text.size());
        }
    CHECK(terminal::wrapped(text, 0).size() == 1);
    CHECK(display_width(terminal::shortened(text, 11).text) <= 11);
}

TEST_CASE("the window holds the most query words, on whole characters") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "Çok uzun bir cümle. ";
    const std::size_t at = text.size();
    text += "Alpha and beta met. ";
    for (int i = 0; i < 40; ++i) text += "Çok uzun bir cümle. ";
    const std::vector<Match> matches = {{0, 4, "Çok", "çok", How::exact, 0},
                                        {at, at + 5, "Alpha", "alpha", How::exact, 0},
                                        {at + 10, at + 14, "beta", "beta", How::exact, 0}};
    for (std::size_t length = 30; length < 400; length += 7) {
        const Window window = best_window(text, matches, length);
        CHECK(window.begin <= at);
        CHECK(window.end >= at + 14);
        CHECK((text[window.begin] & 0xC0) != 0x80);
        CHECK((window.end == text.size() || (text[window.end] & 0xC0) != 0x80));
        CHECK((window.begin == 0 || text[window.begin - 1] == ' '));  // whole words, too
        CHECK((window.end == text.size() || text[window.end] == ' '));
    }
    CHECK(best_window("short", {}, 100).end == 5);
    CHECK(best_window(text, {}, 100).begin == 0);
}
