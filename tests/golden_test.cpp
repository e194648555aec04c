// Runs tests/golden/*.txt: a few passages, and what searches of them find.
//
//     passage 1  Tehreek-e-Taliban Pakistan attacked in Balochistan.
//     title 1    A heading above it
//
//     search tehrik baluchistan
//     1
//
// Below a search stand the numbers of the passages found, best first ("-":
// none). Lines that start with "search" may name options before the query, as
// for the program: --variants, --match, --script, --plain, --unit, --names FILE.
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "searcher/searcher.hpp"

namespace fs = std::filesystem;

namespace {

struct Search {
    unsigned line;
    std::string query;
    imla::SearchSettings settings;
    std::string expected;
};

struct Golden {
    std::map<std::string, nlohmann::json> documents;
    std::vector<Search> searches;
};

/// Takes "--name value" pairs off the front of `query`.
void take_options(std::string& query, imla::SearchSettings& settings) {
    while (query.starts_with("--")) {
        std::istringstream words(query);
        std::string name, value;
        words >> name;
        if (name == "--plain") {
            settings.parse.plain = true;
        } else {
            words >> value;
            if (name == "--variants")
                settings.reach = value == "off"    ? imla::Reach::off
                                 : value == "wide" ? imla::Reach::wide
                                                   : imla::Reach::careful;
            else if (name == "--match")
                settings.match_all = value == "all";
            else if (name == "--script")
                settings.across_scripts = value == "any";
            else if (name == "--unit")
                settings.unit = value == "document" ? imla::Unit::document : imla::Unit::passage;
            else
                FAIL("unknown option in a golden file: ", name);
        }
        std::getline(words >> std::ws, query);
    }
}

Golden read_golden(const fs::path& path) {
    Golden golden;
    std::ifstream file(path);
    std::string line;
    for (unsigned number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.starts_with('#')) continue;
        std::istringstream words(line);
        std::string verb, id, rest;
        words >> verb;
        if (verb == "passage" || verb == "title" || verb == "date" || verb == "author" ||
            verb == "source") {
            words >> id;
            std::getline(words >> std::ws, rest);
            nlohmann::json& document = golden.documents[id];
            document["id"] = id;
            document[verb == "passage" ? "text" : verb] = rest;
        } else if (verb == "search") {
            Search search{number, "", {}, ""};
            search.settings.top = 100;
            std::getline(words >> std::ws, search.query);
            take_options(search.query, search.settings);
            std::getline(file, search.expected);
            ++number;
            golden.searches.push_back(std::move(search));
        } else {
            FAIL(path.string(), ":", number, ": neither passage nor search: ", line);
        }
    }
    return golden;
}

class FreshFolder {
  public:
    FreshFolder() : path_(fs::temp_directory_path() / ("imla-golden-" + std::to_string(getpid()))) {
        fs::create_directories(path_);
    }
    ~FreshFolder() { fs::remove_all(path_); }
    fs::path operator/(const char* name) const { return path_ / name; }

  private:
    fs::path path_;
};

}  // namespace

TEST_CASE("golden searches") {
    for (const auto& entry : fs::directory_iterator(fs::path(IMLA_SOURCE_DIR) / "tests/golden")) {
        if (entry.path().extension() != ".txt") continue;
        CAPTURE(entry.path().filename().string());
        const Golden golden = read_golden(entry.path());
        const FreshFolder folder;
        {
            std::ofstream collection(folder / "collection.jsonl");
            for (const auto& [id, document] : golden.documents) collection << document << '\n';
        }
        const std::string index = folder / "index";
        const std::string command = std::string(IMLA_INDEXER) + " -q --index " + index + " " +
                                    (folder / "collection.jsonl").string();
        REQUIRE(std::system(command.c_str()) == 0);
        imla::Searcher searcher({index});
        for (const Search& search : golden.searches) {
            std::string found;
            for (const imla::Hit& hit : searcher.search(search.query, search.settings).hits)
                found += (found.empty() ? "" : " ") + hit.passage.document;
            INFO("line ", search.line, ": search ", search.query);
            CHECK((found.empty() ? "-" : found) == search.expected);
        }
    }
}
