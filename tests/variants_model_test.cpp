// The model against lists of names that are one, and names that are not.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "variants/english.hpp"
#include "variants/generated_lexicon.hpp"
#include "variants/keys.hpp"
#include "variants/model.hpp"

using namespace imla;

namespace {

/// The lines of tests/data/<name>, each cut at " | " and lower-cased.
std::vector<std::vector<std::string>> groups(const std::string& name) {
    std::ifstream in(IMLA_SOURCE_DIR "/tests/data/" + name);
    REQUIRE_MESSAGE(in, name);
    std::vector<std::vector<std::string>> out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> words(1);
        for (char c : line) {
            if (c == '|')
                words.emplace_back();
            else if (c != ' ')
                words.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        out.push_back(words);
    }
    return out;
}

struct Tally {
    unsigned pairs = 0, matched = 0;
    std::string matches, misses;

    void add(const std::string& a, const std::string& b) {
        const double apart = distance(a, b);
        const bool match = apart <= limit(Reach::careful);
        ++pairs;
        matched += match;
        (match ? matches : misses) += a + '/' + b + ' ';
    }
};

Tally tally(const std::string& name) {
    Tally out;
    for (const auto& words : groups(name))
        for (std::size_t i = 0; i < words.size(); ++i)
            for (std::size_t j = i + 1; j < words.size(); ++j) out.add(words[i], words[j]);
    return out;
}

bool share_key(const std::string& query, const std::string& form, Reach reach) {
    for (const std::string& key : query_keys(query, reach))
        for (const std::string& other : index_keys(form))
            if (key == other) return true;
    return false;
}

}  // namespace

TEST_CASE("spellings of one name match at the careful reach") {
    const Tally t = tally("same_names.txt");
    MESSAGE(t.matched << " of " << t.pairs << "; missed: " << t.misses);
    CHECK(groups("same_names.txt").size() >= 120);
    CHECK(t.matched >= 0.9 * t.pairs);
}

TEST_CASE("different names stay apart at the careful reach") {
    const Tally t = tally("different_names.txt");
    MESSAGE(t.matched << " of " << t.pairs << " merged: " << t.matches);
    CHECK(t.pairs >= 200);
    CHECK(t.matched <= 0.1 * t.pairs);
}

TEST_CASE("loanwords are matched although English has them") {
    const Tally t = tally("loanwords.txt");
    MESSAGE(t.matched << " of " << t.pairs << "; missed: " << t.misses);
    CHECK(t.matched >= 0.9 * t.pairs);
    for (const auto& words : groups("loanwords.txt"))
        for (const auto& word : words) CHECK_FALSE_MESSAGE(is_common_english(word), word);
}

TEST_CASE("common English words are not spellings of one another") {
    for (const char* word : {"peace", "pace", "march", "marsh", "the", "a", "zoo", "aback"})
        CHECK_MESSAGE(is_common_english(word), word);
    for (const char* word :
         {"", "karim", "zzz", "pea ce", "mujahideen", "aaa", "\n", "peace\n", "eace"})
        CHECK_FALSE_MESSAGE(is_common_english(word), word);
    // Asked often, it looks the words up another way.
    for (int i = 0; i < 3000; ++i) REQUIRE(is_common_english("peace"));
    for (const char* word : {"pace", "march", "the", "a", "zoo", "aback"})
        CHECK_MESSAGE(is_common_english(word), word);
    for (const char* word :
         {"", "karim", "zzz", "pea ce", "mujahideen", "aaa", "\n", "peace\n", "eace"})
        CHECK_FALSE_MESSAGE(is_common_english(word), word);
    CHECK(std::isinf(distance("peace", "pace")));
    CHECK(std::isinf(distance("march", "marsh")));
}

TEST_CASE("distance is symmetric, 0 for equal words, and safe on any bytes") {
    const unsigned seed = 20260;
    MESSAGE("seed " << seed);
    std::mt19937 random(seed);
    const auto word = [&](unsigned letters) {
        std::string out;
        for (unsigned n = random() % 14; n > 0; --n)
            out += static_cast<char>(letters == 256 ? random() % 256 : 'a' + random() % letters);
        return out;
    };
    for (unsigned round = 0; round < 20000; ++round) {
        const unsigned letters = round % 3 == 0 ? 256 : round % 3 == 1 ? 26 : 5;
        const std::string a = word(letters), b = word(letters);
        CHECK(distance(a, b) == distance(b, a));
        CHECK(distance(a, a) == 0);
        CHECK(distance(a, b) >= 0);
        CHECK((a == b) == (distance(a, b) == 0));
        const double within = Matcher(a).distance(b, limit(Reach::wide));
        CHECK(
            (std::isinf(within) ? distance(a, b) > limit(Reach::wide) : within == distance(a, b)));
    }
    CHECK(std::isinf(distance(std::string(1000, 'a'), "a")));
}

TEST_CASE("the dial widens") {
    CHECK(limit(Reach::off) < 0);
    CHECK(limit(Reach::careful) < limit(Reach::wide));
    CHECK(query_keys("karim", Reach::off).empty());
}

TEST_CASE("spellings of one name share a key") {
    unsigned pairs = 0, missed = 0;
    std::string misses;
    for (const auto& words : groups("same_names.txt"))
        for (const auto& a : words)
            for (const auto& b : words) {
                if (distance(a, b) > limit(Reach::careful)) continue;
                ++pairs;
                if (share_key(a, b, Reach::careful)) continue;
                ++missed;
                misses += a + '/' + b + ' ';
            }
    MESSAGE(missed << " of " << pairs << " share none: " << misses);
    CHECK(missed <= 0.02 * pairs);
}

namespace {

/// The cheapest alignment by the definition: every edit between every two places.
float plainly_cheapest(const Costs& costs, const std::string& a, const std::string& b) {
    const std::size_t n = a.size(), m = b.size(), length = length_class(n + m);
    std::vector<std::vector<float>> best(
        n + 1, std::vector<float>(m + 1, std::numeric_limits<float>::infinity()));
    best[0][0] = 0;
    for (std::size_t i = 0; i <= n; ++i)
        for (std::size_t j = 0; j <= m; ++j) {
            if (i > 0 && j > 0 && a[i - 1] == b[j - 1])
                best[i][j] = std::min(best[i][j], best[i - 1][j - 1]);
            for (std::size_t p = 0; p <= std::min(i, longest_piece); ++p)
                for (std::size_t q = 0; q <= std::min(j, longest_piece); ++q) {
                    if (p + q == 0) continue;
                    const std::uint16_t mine = costs.number(piece_of(a.substr(i - p, p)));
                    const std::uint16_t other = costs.number(piece_of(b.substr(j - q, q)));
                    if (mine == 0 || other == 0 || costs.edits(mine)[other] == 0) continue;
                    const Place place = i == p || j == q   ? Place::first
                                        : i == n || j == m ? Place::last
                                                           : Place::middle;
                    best[i][j] = std::min(
                        best[i][j],
                        best[i - p][j - q] + costs.costs(place, length)[costs.edits(mine)[other]]);
                }
        }
    return best[n][m];
}

}  // namespace

TEST_CASE("an aligner finds the cheapest alignment, whatever it was asked before") {
    const Costs& costs = shipped_model().costs;
    const unsigned seed = 20;
    std::mt19937 random(seed);
    const auto letters = [&](std::size_t most) {
        std::string word;
        for (std::size_t size = 1 + random() % most; word.size() < size;)
            word += "aaeiouhhkkllmnrstdqbzjwy"[random() % 24];
        return word;
    };
    for (int words = 0; words < 60; ++words) {
        const std::string word = letters(words % 5 == 0 ? 30 : 14);
        const Aligner aligner(costs, word);
        std::vector<std::string> others;
        const std::string beginning = letters(4);
        for (int i = 0; i < 40; ++i)
            others.push_back((i % 2 ? beginning : word.substr(0, random() % word.size())) +
                             letters(9));
        std::sort(others.begin(), others.end());
        for (const std::string& other : others) {
            CAPTURE(word);
            CAPTURE(other);
            const float cheapest = plainly_cheapest(costs, word, other);
            for (const float most : {6.0F, 9.0F, std::numeric_limits<float>::infinity()}) {
                std::vector<Step> steps;
                const float found = aligner.cheapest(other, most, random() % 2 ? &steps : nullptr);
                CHECK(found ==
                      (cheapest <= most ? cheapest : std::numeric_limits<float>::infinity()));
                float sum = 0;
                for (const Step& step : steps) sum += step.cost;
                if (!steps.empty()) CHECK(sum == doctest::Approx(found));
            }
        }
    }
}

TEST_CASE("whatever has readings may be known, and little else") {
    unsigned known = 0, strangers = 0, let_through = 0;
    std::string_view rest = generated::lexicon.substr(1);
    for (; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
        const std::string word(rest.substr(0, rest.find(' ')));
        CHECK(may_be_known(word));
        ++known;
        if (!readings_of(word + "q").empty()) continue;
        ++strangers;
        let_through += may_be_known(word + "q");
    }
    CHECK(known > 30'000);
    CHECK(let_through * 50 < strangers);
}

TEST_CASE("a bounded distance is the distance, or says that it is above") {
    for (const auto& words : groups("different_names.txt"))
        for (const std::string& a : words)
            for (const std::string& b : words)
                for (const double most : {4.0, limit(Reach::careful), limit(Reach::wide)}) {
                    const double whole = distance(a, b);
                    CAPTURE(a);
                    CAPTURE(b);
                    CHECK(distance(a, b, most) ==
                          (whole <= most ? whole : std::numeric_limits<double>::infinity()));
                }
}
