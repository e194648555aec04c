#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "schema/encoding.hpp"
#include "schema/fields.hpp"
#include "schema/record.hpp"
#include "schema/settings.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

PassageRecord full_passage() {
    PassageRecord r;
    r.document = "a#b.txt";
    r.ordinal = 7;
    r.path = "/x/a.txt";
    r.type = "text";
    r.title = "T";
    r.author = "A";
    r.date = "2021";
    r.source = "S";
    r.url = "http://u";
    r.language = "en";
    r.headings = {"One", "", "Two"};
    r.page = 3;
    r.first_line = 10;
    r.last_line = 300;
    r.source_begin = 1u << 20;
    r.source_end = (1ull << 40) + 5;
    r.text = std::string("with a \0 byte", 13);
    return r;
}

}  // namespace

TEST_CASE("records come back as they went") {
    const PassageRecord p = full_passage();
    const PassageRecord q = decode_passage(encode(p));
    CHECK(q.id() == "a#b.txt#7");
    CHECK(encode(q) == encode(p));
    CHECK(q.text == p.text);
    CHECK(q.headings == p.headings);
    CHECK(q.last_line == p.last_line);
    CHECK(q.source_end == p.source_end);

    FileRecord f;
    f.root = "/r";
    f.name = "n";
    f.modified = -5;  // before 1970
    f.known = false;
    f.problems = {{"line 7", "bad"}, {"", "worse"}};
    f.guesses = {"empty"};
    const FileRecord g = decode_file(encode(f));
    CHECK(g.modified == -5);
    CHECK(!g.known);
    CHECK(g.problems == f.problems);
    CHECK(g.guesses == f.guesses);

    Settings s;
    s.average_length = 139.6;
    s.roots = {"/a", "/b c"};
    const Settings t = decode_settings(encode(s));
    CHECK(t.average_length == s.average_length);
    CHECK(t.roots == s.roots);
    CHECK(t.format == index_format);
}

TEST_CASE("unknown fields are skipped, so that a record can grow") {
    std::string bytes = encode(full_passage());
    Encoder more(1);
    more.text(200, "from the future");
    bytes += std::move(more).bytes().substr(1);
    CHECK(encode(decode_passage(bytes)) == encode(full_passage()));
}

TEST_CASE("no damage to a record does worse than a UserError") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const std::string whole = encode(full_passage());
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes = whole.substr(0, random() % (whole.size() + 1));
        for (unsigned n = random() % 4; n > 0 && !bytes.empty(); --n)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        try {
            decode_passage(bytes);
            decode_document(bytes);
            decode_file(bytes);
            decode_settings(bytes);
        } catch (const UserError&) {
        }
    }
    CHECK_THROWS_AS(decode_passage(""), UserError);
    CHECK_THROWS_AS(decode_passage("\x02"), UserError);
}

TEST_CASE("LEB128 holds every number") {
    for (std::uint64_t n : {0ull, 1ull, 127ull, 128ull, 300ull, 1ull << 35, ~0ull}) {
        std::string bytes;
        append_leb128(bytes, n);
        std::string_view rest = bytes;
        std::uint64_t back = 1;
        CHECK(take_leb128(rest, back));
        CHECK(back == n);
        CHECK(rest.empty());
    }
    std::string_view cut = "\x80";
    std::uint64_t number = 0;
    CHECK(!take_leb128(cut, number));
}

TEST_CASE("ids never clash, are never cut, and always fit") {
    const std::string long_id(300, 'x');
    CHECK(id_term(long_id).size() <= longest_engine_term);
    CHECK(id_term(long_id) != id_term(long_id + "y"));
    CHECK(id_term("a") == "Qa");
    CHECK(id_term("Karachi") != id_term("karachi"));
    CHECK(id_term("Karachi") == "Q:Karachi");
    CHECK(id_term(":Karachi") != id_term("Karachi"));
    CHECK(id_term("::Karachi") != id_term(":Karachi"));
    const std::string zeros(200, '\0');
    CHECK(id_term(zeros).size() < 60);  // each would take two bytes
}

TEST_CASE("impact is BM25's saturation: more for a short passage, 127 / 2.25 for one word of average length") {
    CHECK(impact(1, 100, 100) == 56);
    CHECK(impact(1, 50, 100) > 56);
    CHECK(impact(1, 200, 100) < 56);
    CHECK(impact(1e9, 100, 100) == highest_impact);
    CHECK(impact(0, 100, 100) == 0);
    CHECK(impact(0.001, 1e6, 100) == 1);
    CHECK(impact(2, 100, 0) == 78);
}

TEST_CASE("a fingerprint is sixteen hexadecimal digits") {
    CHECK(current_fingerprint().size() == 16);
    CHECK(current_fingerprint().find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("ARCHITECTURE.md shows the fields as they are") {
    std::ifstream stream(IMLA_SOURCE_DIR "/ARCHITECTURE.md");
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    CHECK_MESSAGE(text.find(schema_table()) != text.npos,
                  "put the output of imla-indexer --schema into ARCHITECTURE.md");
}

}  // namespace imla
