#include "indexer/start.hpp"

#include <doctest/doctest.h>
#include <unistd.h>
#include <xapian.h>

#include <fstream>

#include "schema/fields.hpp"
#include "schema/index_directory.hpp"
#include "schema/terms.hpp"

namespace imla {
namespace fs = std::filesystem;

TEST_CASE("a run is later than every run before, also where the clock went back") {
    const fs::path index = fs::temp_directory_path() / ("imla-start-" + std::to_string(::getpid()));
    fs::create_directories(index);
    const std::uint64_t now = moment_of_new_run({index}), future = now + 86'400'000'000;
    CHECK(now > 1'700'000'000'000'000);
    {
        Xapian::WritableDatabase database((index / "g1").string(), Xapian::DB_CREATE_OR_OVERWRITE);
        Xapian::Document document;
        document.add_value(slot_run, run_value(future));
        database.add_document(document);
        database.commit();
        std::ofstream(index / stub_name) << "glass g1\n";
    }
    CHECK(moment_of_new_run({index}) == future + 1);
    CHECK(moment_of_new_run({index / "none", index}) == future + 1);
    fs::remove_all(index);
}

TEST_CASE("moments of runs sort as text, beside seconds of older indexes") {
    constexpr std::uint64_t second = 1'700'000'000, moment = second * 1'000'000;
    CHECK(run_value(moment) == "6553f10000000");
    CHECK(run_value(moment + 999'999) == "6553f100f423f");
    CHECK(run_value(moment) > "6553f100");
    CHECK(run_value(moment + 999'999) < "6553f101");
    CHECK(run_of_value("6553f100f423f") == moment + 999'999);
    CHECK(run_of_value("6553f100") == moment);
    for (const char* neither : {"", "2024", "6553F100", "6553f1000000", "nonsense"}) CHECK(run_of_value(neither) == 0);
}

}  // namespace imla
