// Real files that others made: every one gives text or says why not.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "indexer/readers/text_builder.hpp"
#include "tests/readers/collected.hpp"

using namespace imla;
namespace fs = std::filesystem;

namespace {

const std::string folder = IMLA_SHARED_DIR "/data/files/";

bool absent() {
    if (fs::exists(folder)) return false;
    MESSAGE("no development data here: skipped");
    return true;
}

}  // namespace

TEST_CASE("every file of the development data gives sound documents or a reason") {
    if (absent()) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path().string());
        const Collected all = read_file(entry.path());
        CHECK(all.documents.size() + all.problems.size() + all.guesses.size() > 0);
        for (const Document& d : all.documents) CHECK(fault_of(d) == "");
        for (const auto& problem : all.problems)
            CHECK_MESSAGE(problem.reason.find("reader ") == std::string::npos, problem.reason);
        for (const std::string& guess : all.guesses) CHECK(guess != "(unknown type)");
    }
}

TEST_CASE("the development data holds the words that a person sees in it") {
    if (absent()) return;
    std::ifstream list(IMLA_SOURCE_DIR "/tests/data/collection.txt");
    for (std::string line; std::getline(list, line);) {
        const std::size_t tab = line.find('\t');
        if (line.starts_with('#') || tab == line.npos) continue;
        const Collected all = read_file(folder + line.substr(0, tab));
        std::string wanted = line.substr(tab + 1), found;
        if (wanted.starts_with('!'))
            for (const auto& problem : all.problems) found += problem.reason + "\n";
        else if (wanted.starts_with('?'))
            for (const std::string& guess : all.guesses) found += guess + "\n";
        else
            for (const Document& d : all.documents) found += d.title + "\n" + d.text + "\n";
        if (wanted.starts_with('!') || wanted.starts_with('?')) wanted.erase(0, 1);
        CHECK_MESSAGE(flowing(found).find(wanted) != std::string::npos, line);
    }
}
