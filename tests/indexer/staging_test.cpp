#include "indexer/staging.hpp"

#include <doctest/doctest.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>

#include "indexer/records.hpp"
#include "indexer/segment.hpp"

namespace imla {
namespace {

namespace fs = std::filesystem;

struct ScratchIndex {
    fs::path path = fs::temp_directory_path() / ("imla-staging-" + std::to_string(::getpid()));
    ScratchIndex() { fs::create_directories(path); }
    ~ScratchIndex() { fs::remove_all(path); }
};

Settings settings_now() {
    Settings settings;
    settings.format = index_format;
    settings.fingerprint = current_fingerprint();
    settings.average_length = 77;
    return settings;
}

void add_segment(Staging& staging, const std::string& name, bool seal) {
    FileRecord file;
    file.root = "/x";
    file.name = name;
    Batch batch;
    batch.add(prepared(file));
    batch.seal();
    Segment segment(staging.open_segment());
    segment.add(std::move(batch));
    segment.finish();
    if (seal) staging.seal_segment();
}

TEST_CASE("a killed run's sealed segments are taken up by the same work, and by no other") {
    const ScratchIndex index;
    {
        Staging staging(index.path, "update g1 7");
        CHECK(!staging.settings());
        staging.fix(settings_now());
        add_segment(staging, "a", true);
        add_segment(staging, "b", true);
        add_segment(staging, "c", false);  // killed while this one was made
    }
    {
        const Staging staging(index.path, "update g1 7");
        REQUIRE(staging.settings());
        CHECK(staging.settings()->average_length == 77);
        REQUIRE(staging.segments().size() == 2);
        CHECK(Xapian::Database(staging.segments()[1].path.string()).get_doccount() == 1);
        CHECK(!fs::exists(staging.open_segment()));
    }
    {
        const Staging staging(index.path, "update g1 8");
        CHECK(!staging.settings());
        CHECK(staging.segments().empty());
        CHECK(!fs::exists(staging.path()));
    }
}

TEST_CASE("a staging that is being discarded is not taken up") {
    const ScratchIndex index;
    Staging staging(index.path, "work");
    staging.fix(settings_now());
    add_segment(staging, "a", true);
    fs::remove(staging.path() / "base");  // where a kill may stop it
    CHECK(Staging(index.path, "work").segments().empty());
}

}  // namespace
}  // namespace imla
