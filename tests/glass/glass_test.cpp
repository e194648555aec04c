// Databases from glass::Builder against the same from Xapian, new and updated.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <xapian.h>

#include "glass/builder.hpp"
#include "glass/pack.hpp"
#include "tests/glass/collection.hpp"
#include "tests/glass/compare.hpp"

/// Xapian's own check of a database deletes an object through a base class,
/// which the address sanitizer would report in every test.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }

namespace imla::glass::test {
namespace {

namespace fs = std::filesystem;

bool long_run() {
    const char* wanted = std::getenv("IMLA_LONG");
    return wanted && *wanted;
}

/// The same changes to any database that holds the same documents.
void update(const std::string& path, Random random) {
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    const std::vector<std::string> vocabulary = random_vocabulary(random);
    for (std::size_t left = 5 + below(random, 60); left > 0; --left) {
        const auto id = static_cast<Xapian::docid>(1 + below(random, database.get_lastdocid() + 3));
        const Document fresh = random_document(random, vocabulary);
        switch (below(random, 5)) {
            case 0:
                try {
                    database.delete_document(id);
                } catch (const Xapian::DocNotFoundError&) {
                }
                break;
            case 1: database.replace_document(id, xapian_document(fresh)); break;
            case 2:
                try {
                    Xapian::Document changed = database.get_document(id);
                    changed.add_posting("changed", 7);
                    changed.add_value(2, "changed");
                    changed.set_data(fresh.data);
                    database.replace_document(id, changed);
                } catch (const Xapian::DocNotFoundError&) {
                }
                break;
            case 3: database.set_metadata("k" + std::to_string(below(random, 3)), fresh.data); break;
            default: database.add_document(xapian_document(fresh));
        }
    }
    database.commit();
}

void check_same(const std::string& ours, const std::string& theirs, Random random) {
    CHECK(faults(ours) == "");
    CHECK(reading_difference(ours) == "");
    CHECK(reading_difference(theirs) == "");
    CHECK(difference(Xapian::Database(ours), Xapian::Database(theirs), random) == "");
}

/// Builds twice, compares, updates twice, compares, compacts, compares.
void compare_all(const Collection& collection, const Shape& shape, Random random, int updates = 2) {
    Folder folder;
    const std::string ours = folder / "ours", theirs = folder / "theirs";
    const BuildStatistics statistics = build(ours, collection, shape);
    build_with_xapian(theirs, collection);
    CHECK(statistics.documents == collection.documents.size());
    check_same(ours, theirs, random);
    if (updates > 1) {
        Xapian::Database(ours).compact(folder / "compact", Xapian::DBCOMPACT_NO_RENUMBER);
        check_same(folder / "compact", theirs, random);
    }
    for (int round = 0; round < updates; ++round) {
        const Random same_for_both(random());
        update(ours, same_for_both);
        update(theirs, same_for_both);
        check_same(ours, theirs, random);
    }
    Xapian::Database(ours).compact(folder / "updated", Xapian::DBCOMPACT_NO_RENUMBER);
    check_same(folder / "updated", theirs, random);
}

Document words(const std::string& text) {
    Document document;
    document.data = text;
    std::string word;
    std::uint32_t position = 0;
    for (const char c : text + ' ') {
        if (std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80)) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!word.empty()) {
            Term& term = document.terms[word.substr(0, 64)];
            ++term.wdf;
            term.positions.push_back(++position);
            word.clear();
        }
    }
    return document;
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

}  // namespace

TEST_CASE("numbers sort as their bytes do") {
    std::string before;
    for (const std::uint64_t number : {0ull, 1ull, 127ull, 128ull, 0x7fffull, 0x8000ull, 0x3fffffull,
                                       0x400000ull, 0x1fffffffull, 0x20000000ull, 0xffffffffull}) {
        std::string bytes;
        append_sortable(bytes, static_cast<std::uint32_t>(number));
        CHECK(before < bytes);
        CHECK(static_cast<unsigned char>(bytes[0]) != 0xff);
        before = bytes;
        std::string packed;
        append_number(packed, number);
        const auto* at = reinterpret_cast<const unsigned char*>(packed.data());
        CHECK(taken_number(at) == number);
    }
}

TEST_CASE("an empty database") { compare_all({}, {}, Random(1)); }

TEST_CASE("only metadata") {
    Collection collection;
    collection.metadata = {{"a", "1"}, {std::string(253, 'k'), std::string(100'000, 'v')}};
    compare_all(collection, {}, Random(2));
}

TEST_CASE("documents without terms, data or values") {
    Collection collection;
    collection.documents.resize(300);
    compare_all(collection, {}, Random(3));
    collection.documents[150] = words("one with words");
    collection.documents[299].values[4] = "x";
    compare_all(collection, {}, Random(4));
}

TEST_CASE("terms of 245 bytes and terms of zero bytes") {
    Collection collection;
    for (int i = 0; i < 2000; ++i) {
        Document document;
        const std::string tail = std::to_string(i);
        document.terms[std::string(245 - tail.size(), 'l') + tail] = {1, {1}};
        document.terms[std::string(245, 'x')] = {2, {5, 3, 3}};
        document.terms[std::string(4, '\0') + std::string(241, 'z')] = {1, {9}};
        for (std::size_t n = 1; n < 6; ++n) document.terms[std::string(n, '\0')] = {1, {1}};
        document.terms[std::string("\0\xe0", 2)] = {1, {2}};
        document.terms[std::string("a\0", 2)] = {1, {2}};
        document.terms["a"] = {1, {3}};
        document.terms["a\xff"] = {1, {3}};
        collection.documents.push_back(document);
    }
    compare_all(collection, {}, Random(5));
}

TEST_CASE("posting lists of 100,000 documents") {
    Collection collection;
    for (std::size_t i = 0; i < 100'000; ++i) {
        Document document;
        document.terms["all"] = {1 + static_cast<std::uint32_t>(i % 300), {1, 7}};
        document.terms["filter"] = {0, {}};
        if (i % 3 == 0) document.terms["third"] = {1, {2}};
        document.values[0] = std::to_string(i);
        collection.documents.push_back(document);
    }
    Shape shape;
    shape.documents_a_run = 30'000;
    compare_all(collection, shape, Random(6), 1);
}

TEST_CASE("a huge document") {
    Collection collection;
    collection.documents.push_back(words("a small one"));
    Document huge;
    Random random(7);
    const std::uint32_t size = long_run() ? 400'000 : 60'000;
    for (std::uint32_t position = 1; position <= size; ++position) {
        Term& term = huge.terms["w" + std::to_string(below(random, 1 + below(random, size / 8)))];
        ++term.wdf;
        term.positions.push_back(position);
    }
    for (int i = 0; i < 2'000'000; ++i) huge.data += static_cast<char>(below(random, 256));
    huge.values[9] = huge.data.substr(0, 100'000);
    collection.documents.push_back(huge);
    collection.documents.push_back(words("another small one"));
    compare_all(collection, {}, random, 1);
}

TEST_CASE("random collections") {
    const char* wanted = std::getenv("IMLA_SEED");
    const char* fixed = wanted && *wanted ? wanted : nullptr;
    const std::uint64_t first = fixed ? std::strtoull(fixed, nullptr, 10) : std::random_device()();
    const std::uint64_t rounds = fixed ? 1 : long_run() ? 1000 : 12;
    for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
        CAPTURE(seed);  // again: IMLA_SEED=<seed>
        Random random(seed);
        const Collection collection = random_collection(random);
        const Shape shape = random_shape(random);
        compare_all(collection, shape, random);
    }
}

TEST_CASE("how runs are cut and spilled leaves no trace") {
    Random random(10);
    const std::vector<std::string> vocabulary = random_vocabulary(random);
    Collection collection;
    for (int i = 0; i < 500; ++i) collection.documents.push_back(random_document(random, vocabulary));
    Folder folder;
    Shape whole, cut;
    whole.documents_a_run = 1000;
    cut.documents_a_run = 7;
    cut.options.memory = 1000;
    CHECK(build(folder / "whole", collection, whole).spilled == 0);
    const BuildStatistics statistics = build(folder / "cut", collection, cut);
    CHECK(statistics.runs == 72);
    CHECK(statistics.spilled == 72);
    for (const std::string table : {"postlist", "position", "termlist", "docdata"}) {
        CAPTURE(table);
        CHECK(bytes_of(folder / "whole/" + table + ".glass") ==
              bytes_of(folder / "cut/" + table + ".glass"));
    }
    CHECK(files_in(folder / "cut") == 5);
}

TEST_CASE("merges with others") {
    Random random(11);
    const std::vector<std::string> vocabulary = random_vocabulary(random);
    Collection parts[3], whole;
    Folder folder;
    Xapian::Database together;
    for (int part = 0; part < 3; ++part) {
        for (int i = 0; i < 200; ++i) {
            parts[part].documents.push_back(random_document(random, vocabulary));
            whole.documents.push_back(parts[part].documents.back());
        }
        const std::string path = folder / std::to_string(part);
        if (part == 1)
            build_with_xapian(path, parts[part]);
        else
            build(path, parts[part], random_shape(random));
        together.add_database(Xapian::Database(path));
    }
    together.compact(folder / "ours", Xapian::Compactor::FULLER);
    build_with_xapian(folder / "theirs", whole);
    check_same(folder / "ours", folder / "theirs", random);
}

TEST_CASE("real prose") {
    const std::string path = std::string(IMLA_SHARED_DIR) + "/data/prose/september-11-report";
    if (!fs::is_directory(path)) {
        MESSAGE("skipped: no " << path);
        return;
    }
    Collection collection;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path());
        std::string line;
        while (std::getline(file, line)) collection.documents.push_back(words(line));
    }
    REQUIRE(collection.documents.size() > 1000);
    if (!long_run()) collection.documents.resize(1000);
    compare_all(collection, {}, Random(8));
}

TEST_CASE("xapian-check passes") {
    if (std::system("command -v xapian-check >/dev/null") != 0) {
        MESSAGE("skipped: no xapian-check");
        return;
    }
    Folder folder;
    Random random(9);
    Collection collection = random_collection(random);
    collection.documents.push_back(words("at least one document with words in it"));
    build(folder / "db", collection);
    CHECK(std::system(("xapian-check " + (folder / "db") + " F >/dev/null 2>&1").c_str()) == 0);
}

}  // namespace imla::glass::test
