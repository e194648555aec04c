#include "indexer/globs.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

namespace imla {
namespace {

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> cells;
    std::size_t begin = 0;
    for (std::size_t bar; (bar = line.find(" | ", begin)) != line.npos; begin = bar + 3)
        cells.push_back(line.substr(begin, bar - begin));
    cells.push_back(line.substr(begin));
    return cells;
}

}  // namespace

TEST_CASE("globs match as the list says") {
    std::ifstream list(IMLA_SOURCE_DIR "/tests/data/globs.txt");
    std::size_t count = 0;
    for (std::string line; std::getline(list, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto cell = cells(line);
        REQUIRE_MESSAGE(cell.size() == 3, line);
        CHECK_MESSAGE(glob_matches(cell[0], cell[1]) == (cell[2] == "yes"), line);
        ++count;
    }
    CHECK(count > 20);
}

TEST_CASE("the last pattern that matches decides, and folders may be meant alone") {
    const GlobList globs("# comment\n*.txt\n!keep.txt\nbuild/\n/top\n\n");
    CHECK(globs.verdict("a/x.txt", false) == Verdict::leave_out);
    CHECK(globs.verdict("a/keep.txt", false) == Verdict::keep);
    CHECK(globs.verdict("build", true) == Verdict::leave_out);
    CHECK(globs.verdict("build", false) == Verdict::none);
    CHECK(globs.verdict("top", false) == Verdict::leave_out);
    CHECK(globs.verdict("a/top", false) == Verdict::none);
}

}  // namespace imla
