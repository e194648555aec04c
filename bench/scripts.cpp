// How well names are found across scripts, on words that training never saw.
//
//     bench_scripts FOLDER [SAMPLE [own]]
//
// FOLDER holds the lists of names; SAMPLE words of each list are asked for
// (default 400, evenly spread). Prints, both ways, how often an attested form is
// first and among the first ten of all words of its own list and (unless "own" is
// asked for, which is quicker) of all three lists together, and what the limits of
// script_distance() let through; then the same without the words of
// scripts-struck.txt, whose pairs are no romanisation.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "tools/script_pairs.hpp"
#include "variants/keys.hpp"
#include "variants/scripts.hpp"

namespace {

using namespace imla;
using Words = std::set<std::string>;

struct Score {
    Score& operator+=(const Score& s) {
        asked += s.asked, first += s.first, ten += s.ten, same_key += s.same_key;
        for (int i : {0, 1}) in_reach[i] += s.in_reach[i], others[i] += s.others[i];
        return *this;
    }

    std::size_t asked = 0, first = 0, ten = 0, in_reach[2] = {0, 0}, same_key = 0;
    std::size_t others[2] = {0, 0};
};

// The place of the nearest attested form among the candidates: how many others are
// nearer, or as near.
template <class Distance>
Score answer(const Words& attested, const Words& candidates, Distance distance) {
    Score score;
    double best = 1e9;
    for (const std::string& form : attested) best = std::min(best, distance(form));
    std::size_t nearer = 0;
    for (const std::string& form : candidates) {
        if (attested.contains(form)) continue;
        const double d = distance(form);
        nearer += d <= best;
        score.others[0] += d <= script_limit(Reach::careful);
        score.others[1] += d <= script_limit(Reach::wide);
    }
    ++score.asked;
    score.first += nearer == 0;
    score.ten += nearer < 10;
    score.in_reach[0] += best <= script_limit(Reach::careful);
    score.in_reach[1] += best <= script_limit(Reach::wide);
    return score;
}

double percent(std::size_t part, std::size_t whole) {
    return whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
}

void print(const char* list, const char* way, const char* among, std::size_t candidates,
           const Score& s) {
    const auto asked = static_cast<double>(std::max<std::size_t>(1, s.asked));
    std::printf("%-18s %-16s %-10s %7zu %5zu %6.1f %6.1f   %6.1f %6.2f %6.1f %6.2f", list, way,
                among, candidates, s.asked, percent(s.first, s.asked), percent(s.ten, s.asked),
                percent(s.in_reach[0], s.asked), static_cast<double>(s.others[0]) / asked,
                percent(s.in_reach[1], s.asked), static_cast<double>(s.others[1]) / asked);
    if (s.same_key) std::printf(" %6.1f", percent(s.same_key, s.asked));
    std::puts("");
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](const auto& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

Words struck_words() {
    std::ifstream in(IMLA_SOURCE_DIR "/bench/scripts-struck.txt");
    Words words;
    for (std::string line; std::getline(in, line);)
        if (!line.starts_with('#')) words.insert(line.substr(0, line.find(' ')));
    return words;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 2 || argc > 4 || (argc == 4 && std::string(argv[3]) != "own")) {
        std::fprintf(stderr, "usage: bench_scripts FOLDER [SAMPLE [own]]\n");
        return 2;
    }
    const std::size_t sample = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 400;
    std::vector<ScriptList> lists = script_lists(argv[1]);
    std::erase_if(lists, [](const ScriptList& list) { return list.test.empty(); });

    // Attested: paired with the word in any list, tested or not; and in
    // sanctions-un any alias of the entity, since aliases repeat its names in
    // other spellings.
    ScriptPairs attested, attested_arabic;
    Words all;
    for (const ScriptList& list : lists) {
        all.insert(list.latin.begin(), list.latin.end());
        for (const ScriptPairs* part : {&list.train, &list.test})
            for (const auto& [arabic, forms] : *part)
                attested[arabic].insert(forms.begin(), forms.end());
        if (list.name == "sanctions-un")
            for (const auto& [arabic, forms] : list.gold)
                attested[arabic].insert(forms.begin(), forms.end());
    }
    for (const auto& [arabic, forms] : attested)
        for (const std::string& form : forms) attested_arabic[form].insert(arabic);

    const Words struck = struck_words();
    std::printf("careful %.2f, wide %.2f. \"others\": other words within the limit, per query.\n\n",
                script_limit(Reach::careful), script_limit(Reach::wide));
    std::printf("%-18s %-16s %-10s %7s %5s %6s %6s   %6s %6s %6s %6s %6s\n", "list", "way", "among",
                "words", "asked", "first%", "ten%", "care.%", "others", "wide%", "others", "key%");
    for (const ScriptList& list : lists) {
        const std::size_t step = std::max<std::size_t>(1, list.test.size() / sample);
        Score own, every, back, own_kept, back_kept;
        std::size_t at = 0;
        Words arabic_words;
        for (const auto& [arabic, forms] : list.train) arabic_words.insert(arabic);
        for (const auto& [arabic, forms] : list.test) arabic_words.insert(arabic);
        for (const auto& [arabic, forms] : list.test) {
            if (at++ % step) continue;
            const auto distance = [&, &word = arabic](const std::string& form) {
                return script_distance(word, form);
            };
            Score there = answer(attested[arabic], list.latin, distance);
            for (const std::string& form : forms)
                if (share(index_keys(form), query_keys(arabic, Reach::careful))) {
                    there.same_key = 1;
                    break;
                }
            const std::string& latin = *forms.begin();
            const Score back_there =
                answer(attested_arabic[latin], arabic_words,
                       [&](const std::string& word) { return script_distance(word, latin); });
            own += there;
            back += back_there;
            if (!struck.contains(arabic)) {
                own_kept += there;
                back_kept += back_there;
            }
            if (argc < 4 && list.latin.size() < all.size() / 2)
                every += answer(attested[arabic], all, distance);
        }
        print(list.name.c_str(), "Arabic to Latin", "its list", list.latin.size(), own);
        if (every.asked)
            print(list.name.c_str(), "Arabic to Latin", "all lists", all.size(), every);
        print(list.name.c_str(), "Latin to Arabic", "its list", arabic_words.size(), back);
        if (own_kept.asked == own.asked) continue;
        print("  without struck", "Arabic to Latin", "its list", list.latin.size(), own_kept);
        print("  without struck", "Latin to Arabic", "its list", arabic_words.size(), back_kept);
    }
} catch (const std::exception& e) {
    std::fprintf(stderr, "bench_scripts: %s\n", e.what());
    return 2;
}
