#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "schema/encoding.hpp"
#include "schema/fields.hpp"
#include "schema/packing.hpp"
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
    r.text = std::string("with a \0 byte", 13) + " in the history of the government of the United States, as it is stored";
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

/// What a record is read as after it was stored.
std::string there_and_back(const std::string& record) {
    const std::string stored = packed(record);
    CHECK(stored.size() <= record.size());
    std::string space;
    return std::string(unpacked(stored, space));
}

TEST_CASE("what is packed comes back, of any length and content") {
    const std::string sentence = "The government of the country was established in the north of the province. ";
    CHECK(packed(sentence).size() < sentence.size() / 2);
    CHECK(there_and_back(sentence) == sentence);
    CHECK(there_and_back("") == "");
    CHECK(there_and_back("\x01") == "\x01");
    std::string noise;
    std::mt19937 random(1);
    for (int i = 0; i < 5000; ++i) noise += static_cast<char>(random());
    noise.front() = '\x01';
    CHECK(packed(noise) == noise);
    CHECK(there_and_back(std::string(70'000, '\0')) == std::string(70'000, '\0'));
    std::string book;
    while (book.size() < 5'000'000) book += sentence + std::to_string(book.size());
    CHECK(there_and_back(book) == book);
}

TEST_CASE("a record too large to be unpacked safely is stored as it is") {
    const std::string most(largest_packed, '\x01'), more(largest_packed + 1, '\x01');
    CHECK(packed(most).size() < 5000);
    CHECK(there_and_back(most) == most);
    CHECK(packed(more) == more);
}

TEST_CASE("a packed record that lies about itself is damaged") {
    const std::string ones(300, '\x01');
    const std::string whole = packed(ones);
    REQUIRE(whole.front() == 'Z');
    std::string space;
    for (std::size_t size = 1; size < whole.size(); ++size)
        CHECK_THROWS_AS(unpacked(whole.substr(0, size), space), DamagedRecord);
    CHECK_THROWS_AS(unpacked(whole + "more", space), DamagedRecord);
    CHECK_THROWS_AS(unpacked(whole + whole, space), DamagedRecord);
    // Frames by hand (RFC 8878): one segment with eight bytes of size; of unknown size; that
    // asks for another dictionary.
    CHECK_THROWS_AS(unpacked("Z\xe0\xff\xff\xff\xff\xff\xff\xff\x7f", space), DamagedRecord);
    CHECK_THROWS_AS(unpacked(std::string_view("Z\xe0\x01\x00\x00\x01\x00\x00\x00\x00\x01\x00\x00", 13), space),
                    DamagedRecord);
    CHECK_THROWS_AS(unpacked(std::string_view("Z\x00\x58\x01\x00\x00", 6), space), DamagedRecord);
    CHECK_THROWS_AS(unpacked(std::string_view("Z\x21\x07\x01\x09\x00\x00\x01", 8), space), DamagedRecord);
    CHECK(space.capacity() <= 2 * largest_packed);
}

TEST_CASE("unknown fields are skipped, so that a record can grow") {
    std::string space;
    std::string bytes(unpacked(encode(full_passage()), space));
    Encoder more(1);
    more.text(200, "from the future");
    bytes += std::move(more).bytes().substr(1);
    CHECK(encode(decode_passage(bytes)) == encode(full_passage()));
}

TEST_CASE("no damage to a record does worse than a UserError") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::string space;
    const std::string stored = encode(full_passage());
    const std::string plain(unpacked(stored, space));
    REQUIRE(stored != plain);
    for (int i = 0; i < 20'000; ++i) {
        const std::string& whole = i % 2 == 0 ? stored : plain;
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
    CHECK_THROWS_AS(decode_passage("Z"), UserError);
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
