// Each file of tests/data/files beside a .golden: what reading it gives, whole.
// IMLA_WRITE_GOLDEN=1 writes the .golden files anew, for a person to look over.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/readers/collected.hpp"

using namespace imla;
namespace fs = std::filesystem;

TEST_CASE("golden files") {
    unsigned compared = 0;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(IMLA_SOURCE_DIR "/tests/data/files"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        if (file.extension() == ".golden" || file.filename() == "README.md") continue;
        const std::string golden = file.string() + ".golden";
        const std::string now = shown(read_file(file.string()));
        if (std::getenv("IMLA_WRITE_GOLDEN")) std::ofstream(golden, std::ios::binary) << now;
        CAPTURE(file.filename().string());
        REQUIRE_MESSAGE(fs::exists(golden), "no golden file beside it");
        CHECK(now == bytes_of(golden));
        ++compared;
    }
    CHECK(compared >= 3);
}
