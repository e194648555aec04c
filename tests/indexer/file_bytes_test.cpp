#include "indexer/file_bytes.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "schema/user_error.hpp"

namespace imla {
namespace {

namespace fs = std::filesystem;

struct ScratchFile {
    fs::path path = fs::temp_directory_path() / ("imla-file-bytes-" + std::to_string(::getpid()));
    ~ScratchFile() { fs::remove(path); }
};

TEST_CASE("a large file cut short while it is read gives zeros, not a crash, and says so") {
    const ScratchFile file;
    constexpr std::size_t size = 64u << 20;  // large enough to be mapped
    std::ofstream(file.path) << "begin";
    fs::resize_file(file.path, size);
    const FileBytes bytes(file.path);
    REQUIRE(bytes.size() == size);
    CHECK(bytes.bytes().substr(0, 5) == "begin");
    CHECK(!bytes.truncated());
    fs::resize_file(file.path, 1u << 20);
    std::size_t others = 0;
    for (const char c : bytes.bytes().substr(32u << 20)) others += c != '\0';
    CHECK(others == 0);
    CHECK(bytes.truncated());
}

TEST_CASE("what is no regular file is refused, and a pipe does not hold us up") {
    const ScratchFile file;
    CHECK_THROWS_AS(FileBytes{fs::temp_directory_path()}, UserError);
    CHECK_THROWS_AS(FileBytes{"/dev/zero"}, UserError);
    REQUIRE(::mkfifo(file.path.c_str(), 0600) == 0);
    CHECK_THROWS_AS(FileBytes{file.path}, UserError);
}

}  // namespace
}  // namespace imla
