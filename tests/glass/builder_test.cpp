// What a Builder does besides the tables: what it accepts, and how it fails.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <system_error>

#include <xapian.h>

#include "glass/builder.hpp"
#include "tests/glass/collection.hpp"

namespace imla::glass::test {

namespace fs = std::filesystem;

TEST_CASE("wdfs changed at the end, numbered terms, the last value wins") {
    Folder folder;
    Builder builder(folder / "db");
    Run run = builder.new_run();
    for (int i = 0; i < 3; ++i) {
        run.start_document();
        const TermId quetta = run.term_id("quetta");
        run.add_posting(quetta, 4);
        run.add_posting(quetta, 2);
        run.add_posting(quetta, 2);
        run.add_term("filter", 0);
        run.set_value(1, "first");
        run.set_value(2, "gone");
        run.set_value(1, "last");
        run.set_value(2, "");
        run.change_wdfs([](std::string_view term, std::uint32_t wdf) {
            return term == "quetta" ? wdf * 10 : wdf;
        });
        run.end_document();
    }
    CHECK(builder.add(std::move(run)) == 1);
    Run second = builder.new_run();
    second.start_document();
    second.end_document();
    CHECK(builder.add(std::move(second)) == 4);
    builder.set_metadata("k", "v");
    builder.set_metadata("k", "");
    builder.finish();
    Xapian::Database database(folder / "db");
    CHECK(database.get_doccount() == 4);
    CHECK(database.get_doclength(2) == 30);
    CHECK(database.get_document(2).get_value(1) == "last");
    CHECK(database.get_value_freq(2) == 0);
    CHECK(database.get_metadata("k") == "");
    std::vector<Xapian::termpos> positions(database.positionlist_begin(3, "quetta"),
                                           database.positionlist_end(3, "quetta"));
    CHECK(positions == std::vector<Xapian::termpos>{2, 4});
}

TEST_CASE("what cannot be indexed is refused") {
    Run run;
    run.start_document();
    CHECK_THROWS_AS(run.add_term(""), std::invalid_argument);
    CHECK_THROWS_AS(run.add_term(std::string(246, 'x')), std::invalid_argument);
    CHECK_THROWS_AS(run.add_term(std::string(125, '\0')), std::invalid_argument);
    CHECK_THROWS_AS(run.set_value(0xffffffff, "x"), std::invalid_argument);
    Folder folder;
    Builder builder(folder / "db");
    CHECK_THROWS_AS(builder.set_metadata("", "x"), std::invalid_argument);
    CHECK_THROWS_AS(builder.set_metadata(std::string(254, 'k'), "x"), std::invalid_argument);
}

TEST_CASE("an unfinished build leaves nothing") {
    Folder folder;
    {
        Builder builder(folder / "db", {.memory = 1000});
        for (int i = 0; i < 3; ++i) {
            Run run = builder.new_run();
            run.start_document();
            for (int j = 0; j < 1000; ++j) run.add_posting("w" + std::to_string(j), 1);
            run.end_document();
            builder.add(std::move(run));
        }
        CHECK(files_in(folder / "db") == 2);  // what is spilled has no name
        CHECK_THROWS_AS(Xapian::Database(folder / "db"), Xapian::Error);
    }
    CHECK(!fs::exists(folder / "db"));
}

TEST_CASE("a full disk is an error that names the file") {
    Folder folder;
    const std::string directory = folder / "db";
    fs::create_directory(directory);
    {
        Builder builder(directory);
        Run run = builder.new_run();
        run.start_document();
        run.add_posting("word", 1);
        run.end_document();
        builder.add(std::move(run));
        fs::create_symlink("/dev/full", directory + "/position.glass");
        std::string message;
        try {
            builder.finish();
        } catch (const std::system_error& error) {
            message = error.what();
        }
        CHECK(message == directory + "/position.glass: No space left on device");
        CHECK(!fs::exists(directory + "/iamglass"));
    }
    CHECK(files_in(directory) == 0);
}

TEST_CASE("a directory in use or out of reach is refused") {
    Folder folder;
    build(folder / "db", {});
    CHECK_THROWS_AS(Builder(folder / "db"), std::system_error);
    CHECK(Xapian::Database(folder / "db").get_doccount() == 0);  // left as it was
    CHECK_THROWS_AS(Builder(folder / "no/such/place"), std::system_error);
    std::ofstream(folder / "file") << "x";
    CHECK_THROWS_AS(Builder(folder / "file"), std::system_error);
}

}  // namespace imla::glass::test
