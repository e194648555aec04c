// Learns how Arabic letters are written in Latin ones and prints
// variants/generated_script_units.cpp.
//
//     train-scripts FOLDER > variants/generated_script_units.cpp
//
// FOLDER holds the lists named in script_pairs.hpp. A joint multigram model
// (S. Deligne and F. Bimbot, "Inference of variable-length linguistic and
// acoustic units by multigrams", Speech Communication 23, 1997): words are
// strings of units, each up to two Arabic and two Latin letters, and
// expectation–maximisation finds how likely each unit is. First units of one
// Arabic letter; then the neighbours that the best alignments join. What is
// expected less than `discount` times is dropped, and all others give up as
// much, so that single oddities teach nothing. No chance is involved, and sums
// run in sorted order: the same lists give the same bytes.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <map>
#include <vector>

#include "tools/script_pairs.hpp"
#include "variants/script_units.hpp"
#include "variants/scripts.hpp"

namespace {

using namespace imla;

constexpr double discount = 0.3;
constexpr int rounds = 5;
constexpr std::size_t longest_pair =
    24;  // letters of one word; longer ones are phrases run together
constexpr double urdu_weight = 0.3,
                 place_weight = 0.5;  // the press is nearer to our readers than typed Urdu
constexpr double place_limit = 1.6;   // of a pair's cost per √length: beyond, it is a translation

struct Pair {
    LetterCodes arabic, latin;
    double weight;
};

using Counts = std::map<std::uint32_t, double>;  // by unit; sorted, so that sums repeat

// Letters of a unit that are not boundaries: how many, at most.
struct Shape {
    std::size_t arabic, latin;
};

// May the stretch i..i+a of one word be a unit with j..j+l of the other? The
// boundaries meet each other, and what Arabic leaves out is vowels.
bool is_unit(const Pair& pair, std::size_t i, std::size_t a, std::size_t j, std::size_t l,
             Shape most) {
    if (a + l == 0) return false;
    const bool first = a > 0 && i == 0, last = a > 0 && i + a == pair.arabic.size();
    if (first != (l > 0 && j == 0) || last != (l > 0 && j + l == pair.latin.size())) return false;
    const std::size_t boundaries = static_cast<std::size_t>(first) + static_cast<std::size_t>(last);
    const std::size_t arabic = a - boundaries, latin = l - boundaries;
    if (arabic > most.arabic || latin > most.latin) return false;
    if (arabic > 0) return true;
    if (boundaries > 0) return latin <= 1;
    for (std::size_t k = j; k < j + l; ++k)
        if (!is_latin_vowel(pair.latin[k]) && pair.latin[k] != 'y' - 'a' + 2) return false;
    return true;
}

/// Calls f(i, a, j, l, key) for every unit that may stand in the pair.
template <class Visit>
void each_unit(const Pair& pair, Shape most, Visit visit) {
    for (std::size_t i = 0; i <= pair.arabic.size(); ++i)
        for (std::size_t j = 0; j <= pair.latin.size(); ++j)
            for (std::size_t a = 0; a <= std::min(longest_arabic_unit, pair.arabic.size() - i); ++a)
                for (std::size_t l = 0; l <= std::min(longest_latin_unit, pair.latin.size() - j);
                     ++l)
                    if (is_unit(pair, i, a, j, l, most))
                        visit(i, a, j, l,
                              unit_key(pair.arabic.data() + i, a, pair.latin.data() + j, l));
}

double value(const Counts& counts, std::uint32_t key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

Counts shares(Counts counts) {
    double sum = 0;
    for (auto unit = counts.begin(); unit != counts.end();) {
        unit->second -= discount;
        if (unit->second <= 0) {
            unit = counts.erase(unit);
        } else {
            sum += unit->second;
            ++unit;
        }
    }
    for (auto& [key, count] : counts) count /= sum;
    return counts;
}

struct Place {
    std::size_t i, a, j, l;
    std::uint32_t key;
    double share;
};

// The units of a pair that have a share, in the order of the alignment grid.
std::vector<Place> places_of(const Pair& pair, const Counts& units, Shape most) {
    std::vector<Place> places;
    each_unit(pair, most,
              [&](std::size_t i, std::size_t a, std::size_t j, std::size_t l, std::uint32_t key) {
                  if (const double share = value(units, key); share > 0)
                      places.push_back({i, a, j, l, key, share});
              });
    return places;
}

// How often each unit is expected, over all alignments of all pairs.
Counts expected(const std::vector<Pair>& pairs, const Counts& units, Shape most) {
    Counts counts;
    for (const Pair& pair : pairs) {
        const std::size_t width = pair.latin.size() + 1, cells = (pair.arabic.size() + 1) * width;
        const std::vector<Place> places = places_of(pair, units, most);
        std::vector<double> before(cells, 0), after(cells, 0);
        before.front() = after.back() = 1;
        for (const Place& p : places)
            before[(p.i + p.a) * width + p.j + p.l] += before[p.i * width + p.j] * p.share;
        const double all = before.back();
        if (all <= 0) continue;
        for (auto p = places.rbegin(); p != places.rend(); ++p) {
            const double rest = p->share * after[(p->i + p->a) * width + p->j + p->l];
            after[p->i * width + p->j] += rest;
            const double posterior = before[p->i * width + p->j] * rest / all;
            if (posterior > 1e-9) counts[p->key] += pair.weight * posterior;
        }
    }
    return counts;
}

// The best alignment, in order.
std::vector<Place> alignment(const Pair& pair, const Counts& units, Shape most) {
    const std::size_t width = pair.latin.size() + 1, cells = (pair.arabic.size() + 1) * width;
    const std::vector<Place> places = places_of(pair, units, most);
    std::vector<double> best(cells, 0);
    std::vector<const Place*> step(cells, nullptr);
    best.front() = 1;
    for (const Place& p : places) {
        const double share = best[p.i * width + p.j] * p.share;
        const std::size_t there = (p.i + p.a) * width + p.j + p.l;
        if (share > best[there]) {
            best[there] = share;
            step[there] = &p;
        }
    }
    std::vector<Place> path;
    for (std::size_t at = cells - 1; step[at];) {
        path.push_back(*step[at]);
        at = path.back().i * width + path.back().j;
    }
    std::reverse(path.begin(), path.end());
    return path;
}

// −log share, less half of what each side alone would cost.
std::map<std::uint32_t, double> costs(const Counts& units) {
    Counts arabic, latin;
    for (const auto& [key, share] : units) {
        arabic[key >> 20] += share;
        latin[key & 0xFFFFF] += share;
    }
    std::map<std::uint32_t, double> result;
    for (const auto& [key, share] : units)
        result[key] = std::max(0.0, -std::log(share) + 0.5 * (std::log(arabic[key >> 20]) +
                                                              std::log(latin[key & 0xFFFFF])));
    return result;
}

void add_pairs(std::vector<Pair>& pairs, const ScriptPairs& list, double weight,
               const Counts* filter, Shape most) {
    const auto cost = filter ? costs(*filter) : std::map<std::uint32_t, double>{};
    for (const auto& [arabic, forms] : list) {
        std::vector<Pair> kept;
        for (const std::string& form : forms) {
            unsigned doubled = 0;
            Pair pair{arabic_codes(arabic), latin_codes(form, doubled), 1};
            const std::size_t least = filter ? 5 : 3;
            if (pair.arabic.size() < least || pair.latin.size() < least ||
                pair.arabic.size() > longest_pair || pair.latin.size() > longest_pair)
                continue;
            if (filter) {
                double sum = 0;
                const std::vector<Place> path = alignment(pair, *filter, most);
                for (const Place& p : path) sum += cost.at(p.key);
                const double length =
                    static_cast<double>(pair.arabic.size() + pair.latin.size()) / 2;
                if (path.empty() || sum > place_limit * std::sqrt(length)) continue;
            }
            kept.push_back(std::move(pair));
        }
        // A word with many forms teaches more, but not in proportion.
        const auto count = static_cast<double>(kept.size());
        for (Pair& pair : kept) {
            pair.weight = weight * (1 + std::log(count)) / count;
            pairs.push_back(std::move(pair));
        }
    }
}

Counts first_guess(const std::vector<Pair>& pairs, Shape most) {
    Counts counts;
    for (const Pair& pair : pairs)
        each_unit(
            pair, most,
            [&](std::size_t i, std::size_t a, std::size_t j, std::size_t l, std::uint32_t key) {
                const double likely = a == 0 ? 0.05 : l == 0 ? 0.02 : a == 1 && l == 1 ? 1.0 : 0.3;
                const double skew =
                    static_cast<double>(i) / static_cast<double>(pair.arabic.size()) -
                    static_cast<double>(j) / static_cast<double>(pair.latin.size());
                counts[key] += likely * std::exp(-4 * std::abs(skew));
            });
    return shares(std::move(counts));
}

// The units of the best alignments, and their neighbours joined.
Counts joined_units(const std::vector<Pair>& pairs, const Counts& units, Shape small, Shape large) {
    Counts counts;
    for (const Pair& pair : pairs) {
        const std::vector<Place> path = alignment(pair, units, small);
        for (std::size_t k = 0; k < path.size(); ++k) {
            std::size_t a = 0, l = 0;
            for (std::size_t end = k; end < std::min(path.size(), k + 3); ++end) {
                a += path[end].a;
                l += path[end].l;
                if (a <= longest_arabic_unit && l <= longest_latin_unit &&
                    is_unit(pair, path[k].i, a, path[k].j, l, large))
                    counts[unit_key(pair.arabic.data() + path[k].i, a,
                                    pair.latin.data() + path[k].j, l)] +=
                        pair.weight * (end == k ? 1.0 : 0.3);
            }
        }
    }
    return shares(std::move(counts));
}

void print_table(const Counts& units) {
    std::puts(
        "// Generated by tools/train-scripts; do not edit. Units of up to two Arabic and two");
    std::puts("// Latin letters (and word boundaries) with their costs in thousandths of a nat.");
    std::puts("#include \"variants/script_units.hpp\"\n");
    std::puts("namespace imla {\n");
    std::puts("const ScriptUnit script_units[] = {");
    const auto table = costs(units);
    int column = 0;
    for (const auto& [key, cost] : table) {
        std::printf("%s{0x%08x, %ld},", column == 0 ? "    " : " ", key,
                    std::lround(std::min(cost, 60.0) * 1000));
        if (++column == 5) {
            std::puts("");
            column = 0;
        }
    }
    if (column) std::puts("");
    std::puts("};");
    std::printf("const std::size_t script_unit_count = %zu;\n\n}  // namespace imla\n",
                table.size());
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) {
        std::fprintf(stderr, "usage: train-scripts FOLDER > variants/generated_script_units.cpp\n");
        return 2;
    }
    const std::vector<ScriptList> lists = script_lists(argv[1]);
    const Shape small{1, 2}, large{2, 2};
    std::vector<Pair> pairs;
    for (const ScriptList& list : lists)
        if (list.name != "places-pk-af")
            add_pairs(pairs, list.train,
                      list.name == "urdu-romanisation" ? urdu_weight : list.weight, nullptr, small);
    Counts units = first_guess(pairs, small);
    for (int round = 0; round < rounds; ++round) units = shares(expected(pairs, units, small));
    for (const ScriptList& list : lists)
        if (list.name == "places-pk-af") add_pairs(pairs, list.train, place_weight, &units, small);
    units = joined_units(pairs, units, small, large);
    for (int round = 0; round < rounds; ++round) {
        units = shares(expected(pairs, units, large));
        std::fprintf(stderr, "round %d: %zu units\n", round + 1, units.size());
    }
    print_table(units);
} catch (const std::exception& e) {
    std::fprintf(stderr, "train-scripts: %s\n", e.what());
    return 2;
}
