#include "searcher/word_spotter.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace imla {
namespace {

/// "1:0! 4:1": at the first word, the first wanted one as typed; at the fourth, the second.
std::string spots(WordSpotter& spotter, const std::string& text) {
    std::string told;
    for (const Spot& spot : spotter.spots_in(text))
        told += (told.empty() ? "" : " ") + std::to_string(spot.position) + ':' + std::to_string(spot.role.word) +
                (spot.role.typed ? "!" : "");
    return told;
}

}  // namespace

TEST_CASE("wanted words, by their spellings and stems, where they stand") {
    Stemmer stemmer;
    WordSpotter spotter(stemmer);
    spotter.want("quran", {0, true});
    spotter.want("koran", {0, false});
    spotter.want("tries", {1, true});
    spotter.want_stem("tri", {1, false});
    spotter.want("un", {2, true});
    CHECK(spotter.wants_typed("quran"));
    CHECK_FALSE(spotter.wants_typed("koran"));
    CHECK(spots(spotter, "") == "");
    CHECK(spots(spotter, "Quran, KORAN; koranic quranx") == "1:0! 2:0");
    CHECK(spots(spotter, "He tries. She tried, they try: triangle") == "2:1! 4:1 6:1");
    CHECK(spots(spotter, "UN under un-named u n") == "1:2! 3:2!");
}

TEST_CASE("marks, dashes and quotation marks above ASCII") {
    Stemmer stemmer;
    WordSpotter spotter(stemmer);
    spotter.want("quran", {0, true});
    spotter.want("ali", {1, true});
    CHECK(spots(spotter, "Qur\u02BEan Qur\u2019an Q\u016Br\u0101n \u02BFAl\u012B") == "1:0! 2:0! 3:0! 4:1!");
    CHECK(spots(spotter, "Ali\u2014Quran \u201CAli\u201D\u2026quran") == "1:1! 2:0! 3:1! 4:0!");
    CHECK(spots(spotter, "Ali \xE2\x80") == "1:1!");   // cut short
}

TEST_CASE("a stem of a language with prefixes is asked of every word") {
    Stemmer stemmer("indonesian");
    REQUIRE_FALSE(stemmer.keeps_beginning());
    WordSpotter spotter(stemmer);
    spotter.want_stem(std::string(stemmer.stem("baca")), {0, false});
    CHECK(spots(spotter, "Membaca buku, dibaca") == "1:0 3:0");
}

}  // namespace imla
