// Posting lists read here against the engine's reading of them: the same matches, and the same
// failures where a writer goes on or a table is damaged.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/local_postings.hpp"
#include "searcher/weights.hpp"

namespace imla {
namespace {

namespace fs = std::filesystem;
using Random = std::mt19937_64;

const std::vector<std::string> words{"tehrik", "tehreek", "quetta", "khost", "the", "zhob"};

/// A folder of databases that goes when it does.
class Databases {
  public:
    Databases() : path_(fs::temp_directory_path() / ("imla-postings-" + std::to_string(std::random_device()()))) {
        fs::create_directories(path_);
    }
    ~Databases() { fs::remove_all(path_); }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  private:
    fs::path path_;
};

Xapian::Document random_passage(Random& random) {
    Xapian::Document passage;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (random() % (i + 2) == 0 || words[i] == "the") passage.add_term(words[i], 1 + random() % 200);
    return passage;
}

void write(const std::string& path, Random& random, int passages) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OPEN);
    for (int i = 0; i < passages; ++i) database.add_document(random_passage(random));
    for (int i = 0; i < passages / 9; ++i) {
        const auto some = static_cast<Xapian::docid>(1 + random() % database.get_lastdocid());
        if (i % 2 == 0) database.replace_document(some, random_passage(random));
        else if (database.get_doccount() > 1) try { database.delete_document(some); } catch (const Xapian::DocNotFoundError&) {}
    }
    database.commit();
}

OpenedParts open(const std::vector<std::string>& paths) {
    OpenedParts opened;
    for (const std::string& path : paths) {
        opened.each.emplace_back(path);
        opened.all.add_database(opened.each.back());
        opened.parts.push_back({path, "", 0, true});
    }
    return opened;
}

std::vector<Scored> matches_of(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount most) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(ImpactWeight());
    enquire.set_query(query);
    std::vector<Scored> matches;
    const Xapian::MSet set = enquire.get_mset(0, most);
    for (auto it = set.begin(); it != set.end(); ++it) matches.push_back({*it, it.get_weight()});
    return matches;
}

Xapian::Query weighed(const std::string& word, double weight) { return Formula{{weighed_term(word, weight)}, {}, false}.query(); }

Formula random_formula(Random& random) {
    Formula formula;
    for (const std::string& word : words)
        if (random() % 2 == 0) formula.terms.push_back(weighed_term(word, 0.1 + static_cast<double>(random() % 1000) / 137));
    formula.terms.push_back(weighed_term("absent", 3));
    return formula;
}

bool same(const std::vector<Scored>& a, const std::vector<Scored>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Scored& x, const Scored& y) { return x.record == y.record && x.score == y.score; });
}

}  // namespace

TEST_CASE("what is added up here is what the engine adds up") {
    const unsigned seed = std::random_device()();
    CAPTURE(seed);
    Random random(seed);
    for (const int parts : {1, 1, 2, 3}) {
        Databases databases;
        std::vector<std::string> paths;
        for (int part = 0; part < parts; ++part) {
            paths.push_back(databases / std::to_string(part));
            write(paths.back(), random, static_cast<int>(1 + random() % 9000));
            write(paths.back(), random, static_cast<int>(random() % 300));
        }
        const OpenedParts opened = open(paths);
        const auto local = LocalPostings::of(opened);
        REQUIRE(local);
        for (const std::string& word : words) CHECK(local->passages_with(word) == opened.all.get_termfreq(word));
        std::vector<std::string> beginning;
        local->each_term("t", [&](std::string_view rest, std::uint32_t passages) {
            beginning.push_back("t" + std::string(rest));
            CHECK(passages == opened.all.get_termfreq(beginning.back()));
        });
        CHECK(beginning == std::vector<std::string>(opened.all.allterms_begin("t"), opened.all.allterms_end("t")));
        for (int query = 0; query < 20; ++query) {
            const Formula formula = random_formula(random);
            const Xapian::doccount most = random() % 3 == 0 ? 5 : 50, all = opened.all.get_doccount();
            BestMatches found = local->best(formula.terms, {}, most);
            CHECK(same(found.matches, matches_of(opened.all, formula.query(), most)));
            CHECK(found.total == matches_of(opened.all, formula.query(), all).size());
            // Something that only the engine can tell, beside them.
            Formula both = any_of({formula, beside({Xapian::Query::OP_AND, weighed("quetta", 2), weighed("the", 1)})});
            std::vector<Scored> others = matches_of(opened.all, both.others.front(), all);
            std::sort(others.begin(), others.end(), [](const Scored& a, const Scored& b) { return a.record < b.record; });
            found = local->best(both.terms, others, most);
            CHECK(same(found.matches, matches_of(opened.all, both.query(), most)));
        }
        CHECK(local->best(random_formula(random).terms, {}, 0).matches.empty());
    }
}

TEST_CASE("a writer that goes on is noticed, and never read half") {
    Random random(7);
    Databases databases;
    const std::string path = databases / "db";
    write(path, random, 4000);
    const OpenedParts opened = open({path});
    const auto local = LocalPostings::of(opened);
    REQUIRE(local);
    const Formula formula = random_formula(random);
    const std::vector<Scored> before = local->best(formula.terms, {}, 50).matches;
    // Of the first commit, and not read from yet: what was read once is remembered.
    std::vector<std::optional<LocalPostings>> unread;
    for (int round = 0; round < 12; ++round) unread.push_back(LocalPostings::of(opened));
    bool overtaken = false;
    for (const auto& reader : unread) {
        write(path, random, 500);
        REQUIRE(reader);
        try {
            const BestMatches found = reader->best(formula.terms, {}, 50);
            CHECK(same(found.matches, before));
        } catch (const Xapian::DatabaseModifiedError&) {
            overtaken = true;
        }
    }
    CHECK(overtaken);
    CHECK_FALSE(LocalPostings::of(opened));   // the engine's commit is no longer the newest
}

TEST_CASE("a damaged table is an error") {
    Random random(11);
    Databases databases;
    const std::string path = databases / "db", table = path + "/postlist.glass";
    write(path, random, 3000);
    const OpenedParts opened = open({path});
    const Formula formula = random_formula(random);
    std::string whole;
    {
        std::ifstream in(table, std::ios::binary);
        whole.assign(std::istreambuf_iterator<char>(in), {});
    }
    const std::string other = databases / "other";
    write(other, random, 300);
    const OpenedParts sound = open({other});
    const std::vector<Scored> expected = matches_of(sound.all, formula.query(), 50);
    int failed = 0;
    for (int round = 0; round < 300; ++round) {
        std::string bytes = whole;
        for (std::size_t i = 1 + random() % 40; i > 0; --i) bytes[random() % bytes.size()] = static_cast<char>(random());
        if (round % 10 == 0) bytes.resize(random() % bytes.size());
        std::ofstream(table, std::ios::binary | std::ios::trunc) << bytes;
        try {
            const auto local = LocalPostings::of(opened);
            REQUIRE(local);
            local->best(formula.terms, {}, 50);
            local->each_term("", [](std::string_view, std::uint32_t) {});
        } catch (const Xapian::DatabaseError&) {   // of any kind
            ++failed;
        }
        // What was added up before that is forgotten.
        const auto local = LocalPostings::of(sound);
        REQUIRE(local);
        REQUIRE(same(local->best(formula.terms, {}, 50).matches, expected));
    }
    CHECK(failed > 100);
}

TEST_CASE("a posting list that goes back is damaged") {
    Databases databases;
    const std::string path = databases / "db", table = path + "/postlist.glass";
    {
        Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
        Xapian::Document passage;
        passage.add_term("the");
        for (int i = 0; i < 600; ++i) database.add_document(passage);
    }
    const OpenedParts opened = open({path});
    std::string whole;
    {
        std::ifstream in(table, std::ios::binary);
        whole.assign(std::istreambuf_iterator<char>(in), {});
    }
    std::string run;   // the next document, once
    for (int i = 0; i < 100; ++i) run += std::string("\0\1", 2);
    const std::size_t at = whole.find(run);
    REQUIRE(at != whole.npos);
    // By 2^64 - 16, 2^64 - 1 and 2^32 - 1 documents more than by one; then how often the word is there.
    for (const std::string further : {"\xf0\xff\xff\xff\xff\xff\xff\xff\xff\x01\x81\x01", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x81\x01",
                                      "\xff\xff\xff\xff\x0f\x01"}) {
        std::string bytes = whole;
        bytes.replace(at + 100, further.size(), further);
        std::ofstream(table, std::ios::binary | std::ios::trunc) << bytes;
        const auto local = LocalPostings::of(opened);
        REQUIRE(local);
        CHECK_THROWS_AS(local->best({weighed_term("the", 1)}, {}, 50), Xapian::DatabaseCorruptError);
    }
}

}  // namespace imla
