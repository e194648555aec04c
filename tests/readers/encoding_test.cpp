// Which encoding a text without a mark is taken to be in: short and long texts of four
// languages; and UTF-8 and ASCII with damage, which are no other encoding.
#include <doctest/doctest.h>

#include <iconv.h>

#include <string>

#include "indexer/readers/encoding.hpp"

using namespace imla;

namespace {

std::string in_encoding(const char* encoding, std::string text) {
    const iconv_t converter = iconv_open(encoding, "UTF-8");
    std::string out(text.size() * 2, '\0');
    char *from = text.data(), *to = out.data();
    std::size_t left = text.size(), room = out.size();
    REQUIRE(iconv(converter, &from, &left, &to, &room) == 0);
    iconv_close(converter);
    out.resize(out.size() - room);
    return out;
}

std::string repeated(const std::string& text, unsigned times) {
    std::string out;
    for (unsigned i = 0; i < times; ++i) out += text;
    return out;
}

const std::string english =
    "The governor of Balochistan met elders from three districts in Quetta on Monday, and said "
    "that the road to Gwadar would be open again before winter.\n";

}  // namespace

TEST_CASE("text of one byte a letter is recognised, short and long") {
    struct Sample {
        const char *encoding, *text;
    };
    const Sample samples[] = {
        {"windows-1256", "طالبان"},
        {"windows-1256", "تحريك طالبان"},
        {"windows-1256", "سربراہ نے كہا ہے كہ وہ حكومت سے مذاكرات كے لئے تيار ہيں، ليكن شرائط پر بات ہو گي"},
        {"windows-1256", "قال وزير الخارجية إن المحادثات ستبدأ يوم الأحد في كابول، وإن الوفد سيصل غدا"},
        {"iso-8859-6", "حركة طالبان"},
        {"iso-8859-6", "قال وزير الخارجية إن المحادثات ستبدأ يوم الأحد في كابول، وإن الوفد سيصل غدا"},
        {"windows-1252", "café"},
        {"windows-1252", "The “Quetta Shura” – as it’s called – met again."},
        {"windows-1252", "Les Pachtounes étaient menés par l’émir, où la guerre a été déclarée à Kaboul."},
        {"windows-1252", "“CAFÉ” noir"},
    };
    for (const Sample& sample : samples)
        for (const unsigned times : {1, 2, 40, 4000}) {
            const std::string text = repeated(std::string(sample.text) + '\n', times);
            const bool same = decoded(in_encoding(sample.encoding, text)).text == text;
            CHECK_MESSAGE(same, sample.text << " as " << std::string(sample.encoding));
        }
}

TEST_CASE("an Arabic phrase inside an English text decides its encoding") {
    const std::string text = repeated(english, 20) + "They call it حركة طالبان باكستان there.\n";
    CHECK(decoded(in_encoding("windows-1256", text)).text == text);
}

TEST_CASE("stray bytes are damage, and no sign of another encoding") {
    const std::string strays[] = {"\xFF\xFE",     "\xC7\xE1",      "\xD3\xE4 \xC8\xC7", "\xE2\x28\xA1",
                                  "\xC3\x28 \xFF", "\x81\x8D\x9D", "\xD8 \xD9\xD8",     "\xE1\xC7\xE4"};
    for (const std::string& stray : strays)
        for (const unsigned times : {1, 3, 300}) {
            const std::string names = "Kābul and Qurʾān, said “Tehrīk” – again.\n";
            const std::string before = repeated(english, times), after = english;
            const Decoded plain = decoded(before + ' ' + stray + ' ' + after);
            const Decoded marked = decoded(before + names + stray + ' ' + after);
            CAPTURE(times);
            CAPTURE(plain.note);
            CAPTURE(marked.note);
            CHECK(plain.note.find("1256") == std::string::npos);
            CHECK(plain.note.find("8859") == std::string::npos);
            CHECK(marked.note == "");
            CHECK(marked.text.starts_with(before + names));
            CHECK(marked.text.ends_with(after));
            CHECK(marked.replaced > 0);
        }
}

TEST_CASE("Urdu in UTF-8 with bytes that are cut or overwritten stays UTF-8") {
    const std::string urdu = "تحریک طالبان پاکستان کے سربراہ نے کہا ہے کہ وہ مذاکرات کے لئے تیار ہیں۔\n";
    for (std::size_t at = 0; at + 1 < urdu.size(); ++at) {
        std::string cut = urdu, hit = urdu;
        cut.erase(at, 1);
        hit[at] = '\xE9';
        CHECK(decoded(cut).note == "");
        CHECK(decoded(hit).note == "");
    }
}
