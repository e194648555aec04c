#include "indexer/walk.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <fstream>

#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;

TEST_CASE("files come in the order of their names, whatever the file system says") {
    std::string folder = (fs::temp_directory_path() / "imla-walk-XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()));
    for (const char* name : {"b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "c/d.txt", "A.txt"}) {
        fs::create_directories((fs::path(folder) / name).parent_path());
        std::ofstream(fs::path(folder) / name) << "x";
    }
    std::vector<std::string> names;
    for (const FoundFile& file : walk(folder, {}).files) names.push_back(file.name);
    CHECK(names == std::vector<std::string>{"A.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt",
                                            "c/d.txt"});
    CHECK_THROWS_AS(walk(folder + "/nothing", {}), UserError);
    CHECK(walk(folder + "/b.txt", {}).files.at(0).name == "b.txt");
    fs::remove_all(folder);
}

}  // namespace imla
