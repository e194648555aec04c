// bench_variants: how well other spellings are found, and at what noise, beside
// what people use instead.
//
//     bench_variants SHARED SCOWL [--worst|--speed|--curves|--folds]
//
// Imla is judged by a model that is learned here, without what is held back, just as
// the shipped one is learned from everything. Every pair is asked both ways. Recall is
// the share of pairs found; the other columns count, per query, the distinct words that
// match besides the query and its partner. --worst prints misses and false matches of
// `careful`; --curves recall at many limits, beside the design's first trial; --folds
// the same by cross-validation on the training side (bench/variants/folds.hpp).
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <functional>
#include <iostream>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <unordered_map>

#include "bench/variants/curves.hpp"
#include "bench/variants/folds.hpp"
#include "bench/variants/peers.hpp"
#include "bench/variants/sets.hpp"
#include "tools/train-variants/learning.hpp"
#include "variants/english.hpp"
#include "variants/keys.hpp"
#include "variants/model.hpp"

namespace {

using namespace imla;
using namespace imla::bench;
using Words = std::vector<std::string>;

/// Whether each of many words matches a query.
using Query = std::function<bool(const std::string&)>;
struct Method {
    std::string name;
    std::function<Query(const std::string&)> ask;
};

bool share_any(const Words& a, const Words& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
        return !x.empty() && std::find(b.begin(), b.end(), x) != b.end();
    });
}

/// A method that compares codes; each word's codes are computed once.
Method by_code(std::string name, std::function<Words(const std::string&)> codes) {
    auto known = std::make_shared<std::map<std::string, Words>>();
    const auto code = [known, codes = std::move(codes)](const std::string& w) -> const Words& {
        const auto [at, fresh] = known->try_emplace(w);
        if (fresh) at->second = codes(w);
        return at->second;
    };
    return {std::move(name), [code](const std::string& q) -> Query {
                return [mine = code(q), code](const std::string& w) {
                    return share_any(mine, code(w));
                };
            }};
}

Method by_edits(std::string name, std::function<unsigned(std::size_t)> most, bool swaps) {
    return {std::move(name), [most, swaps](const std::string& q) -> Query {
                const unsigned allowed = most(q.size());
                return [q, allowed, swaps](const std::string& w) {
                    return edits(q, w, allowed, swaps) <= allowed;
                };
            }};
}

/// The model as the search engine uses it: common English words match
/// nothing, and only forms filed under a key of the query are looked at.
Method by_reach(std::string name, Reach reach, const Model& model) {
    return {std::move(name), [reach, &model](const std::string& q) -> Query {
                if (is_common_english(q)) return [](const std::string&) { return false; };
                return [matcher = std::make_shared<Matcher>(q, model), keys = query_keys(q, reach),
                        most = limit(reach, model)](const std::string& w) {
                    return matcher->distance(w, most) <= most && !is_common_english(w) &&
                           share_any(keys, index_keys(w));
                };
            }};
}

std::vector<Method> methods(const Model& model) {
    return {
        by_reach("Imla, careful", Reach::careful, model),
        by_reach("Imla, wide", Reach::wide, model),
        by_code("Double Metaphone", [](const std::string& w) { return double_metaphone(w); }),
        by_code("Daitch-Mokotoff", [](const std::string& w) { return daitch_mokotoff(w); }),
        by_code("Soundex", [](const std::string& w) { return Words{soundex(w)}; }),
        by_edits(
            "Levenshtein <= 1", [](std::size_t) { return 1U; }, false),
        by_edits(
            "Levenshtein <= 2", [](std::size_t) { return 2U; }, false),
        by_edits(
            "Lucene AUTO", [](std::size_t n) { return n < 3   ? 0U
                                                      : n < 6 ? 1U
                                                              : 2U; }, true),
        {"trigrams > 0.3",
         [](const std::string& q) -> Query {
             return [mine = trigrams(q)](const std::string& w) {
                 return similarity(mine, trigrams(w)) > 0.3;
             };
         }},
    };
}

struct Score {
    double found = 0, found_kept = 0, others = 0, false_others = 0, english = 0, prose = 0;
};

Score score(const Method& method, const PairSet& set, const Sets& sets) {
    Score out;
    std::map<std::string, std::array<std::vector<std::string>, 2>> matches;  // once a query
    for (const auto& [a, b] : set.pairs) {
        for (const bool back : {false, true}) {
            const std::string &query = back ? b : a, &partner = back ? a : b;
            const Query ask = method.ask(query);
            const auto [at, fresh] = matches.try_emplace(query);
            if (fresh) {
                std::copy_if(sets.list_tokens.begin(), sets.list_tokens.end(),
                             std::back_inserter(at->second[0]), ask);
                std::copy_if(sets.english.begin(), sets.english.end(),
                             std::back_inserter(at->second[1]), ask);
            }
            if (ask(partner)) {
                out.found += 1;
                out.found_kept += !set.struck.contains({a, b});
            }
            for (const std::string& w : at->second[0]) {
                if (w == query || w == partner) continue;
                out.others += 1;
                out.false_others += !sets.spellings.contains(train::words_of(query, w));
            }
            for (const std::string& w : at->second[1]) {
                if (w == query || w == partner) continue;
                out.english += 1;
                out.prose += sets.prose.contains(w);
            }
        }
    }
    const double all = 2.0 * static_cast<double>(set.pairs.size());
    const double kept = 2.0 * static_cast<double>(set.pairs.size() - set.struck.size());
    out.found /= all, out.found_kept /= kept;
    for (double* figure : {&out.others, &out.false_others, &out.english, &out.prose})
        *figure /= all;
    return out;
}

void print_keys(const PairSet& set, const Model& model) {
    for (const Reach reach : {Reach::careful, Reach::wide}) {
        std::size_t near = 0, missed = 0, asked = 0;
        for (const auto& [a, b] : set.pairs)
            for (const bool back : {false, true}) {
                const Words keys = query_keys(back ? b : a, reach);
                asked += keys.size();
                const double most = limit(reach, model);
                if (Matcher(a, model).distance(b, most) > most) continue;
                ++near;
                missed += !share_any(keys, index_keys(back ? a : b));
            }
        std::printf("keys, %s: %zu of %zu pairs within the limit share none; %.1f keys a query\n",
                    reach == Reach::careful ? "careful" : "wide", missed, near,
                    static_cast<double>(asked) / (2.0 * static_cast<double>(set.pairs.size())));
    }
}

void print_worst(const PairSet& set, const Sets& sets, const Model& model) {
    constexpr double any = std::numeric_limits<double>::infinity();
    const double careful = limit(Reach::careful, model);
    std::vector<std::pair<double, train::Words>> misses;
    std::map<train::Words, double> false_matches;
    for (const auto& words : set.pairs) {
        const auto& [a, b] = words;
        const double apart = Matcher(a, model).distance(b, any);
        const bool guarded = is_common_english(a) || is_common_english(b);
        if ((apart > careful || guarded) && !set.struck.contains(words))
            misses.push_back({guarded ? 1e9 : apart, words});
        for (const std::string& query : {a, b}) {
            if (is_common_english(query)) continue;
            const Matcher matcher(query, model);
            const auto consider = [&](const std::string& w) {
                const double d = matcher.distance(w, careful);
                if (w != query && d <= careful && !is_common_english(w) &&
                    !sets.spellings.contains(train::words_of(query, w)))
                    false_matches[train::words_of(query, w)] = d;
            };
            for (const std::string& w : sets.list_tokens) consider(w);
            for (const std::string& w : sets.english) consider(w);
        }
    }
    std::sort(misses.rbegin(), misses.rend());
    std::puts("\nmisses, farthest first");
    for (const auto& [apart, words] : misses)
        if (apart >= 1e9)
            std::printf("%s/%s guard\n", words.first.c_str(), words.second.c_str());
        else
            std::printf("%s/%s %.2f\n", words.first.c_str(), words.second.c_str(), apart);
    std::vector<std::pair<double, train::Words>> order;
    for (const auto& [words, apart] : false_matches) order.push_back({apart, words});
    std::sort(order.begin(), order.end());
    std::puts("\nfalse matches, nearest first");
    for (const auto& [apart, words] : order)
        std::printf("%s/%s %.2f\n", words.first.c_str(), words.second.c_str(), apart);
}

/// What a word of a query costs: its keys looked up and all forms under them compared.
void print_speed(const Sets& sets) {
    std::unordered_map<std::string, Words> filed;
    for (const std::string& name : sets.names)
        for (const std::string& key : index_keys(name)) filed[key].push_back(name);
    for (const Reach reach : {Reach::careful, Reach::wide}) {
        std::size_t asked = 0, compared = 0, matched = 0;
        const std::clock_t begin = std::clock();  // of this process, whatever else runs
        for (std::size_t i = 0; i < sets.list_tokens.size(); i += 20) {
            const std::string& query = sets.list_tokens[i];
            if (is_common_english(query)) continue;
            ++asked;
            const Matcher matcher(query);
            for (const std::string& key : query_keys(query, reach)) {
                const auto at = filed.find(key);
                if (at == filed.end()) continue;
                compared += at->second.size();
                for (const std::string& form : at->second)
                    matched += matcher.distance(form, limit(reach)) <= limit(reach);
            }
        }
        const double took = 1e6 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        const auto n = static_cast<double>(asked);
        std::printf(
            "%s, among %zu names: %.0f compared a query, %.1f matched, %.0f microseconds of CPU\n",
            reach == Reach::careful ? "careful" : "wide", sets.names.size(),
            static_cast<double>(compared) / n, static_cast<double>(matched) / n, took / n);
    }
}

void print_curves(const Sets& sets, const train::Lesson& lesson, const Model& model,
                  const std::vector<train::Words>& alike) {
    const PairSet& lists = sets.pairs.front();
    Asked asked{{}, sets.list_tokens, sets.english, alike};
    for (const train::Words& pair : lists.pairs)
        if (!lists.struck.contains(pair)) asked.pairs.push_back(pair);
    print_curve("Imla, held-back lists without struck", distances(by_model(model), asked, 6));
    const Costs plain = lesson.transducer();
    print_curve("the first trial, the same", distances(by_transducer(plain), asked, 2.5));
}

int run(const std::filesystem::path& shared, const std::filesystem::path& scowl,
        const std::string& what) {
    const std::filesystem::path source = IMLA_SOURCE_DIR;
    const train::Sources sources(shared / "data/variants", scowl);
    const auto alike = look_alikes(source / "tests/data/different_names.txt");
    if (what == "--folds") {
        print_folds(sources, alike);
        return 0;
    }
    const Sets all = sets(shared, sources, source / "bench/variants");
    if (what == "--speed") {
        print_speed(all);
        return 0;
    }
    const train::Lesson lesson(sources, train::is_held_back);
    const Model model = lesson.model(lesson.weights());
    if (what == "--worst") {
        print_worst(all.pairs.front(), all, model);
        return 0;
    }
    if (what == "--curves") {
        print_curves(all, lesson, model, alike);
        return 0;
    }
    std::printf("%zu list tokens, %zu English words (%zu of them in the prose)\n",
                all.list_tokens.size(), all.english.size(), all.prose.size());
    for (const PairSet& set : all.pairs) {
        std::printf("\n%s: %zu held-back pairs, %zu struck\n", set.name.c_str(), set.pairs.size(),
                    set.struck.size());
        std::printf(
            "| method | recall | without struck | other list tokens | other names | "
            "English words | in prose |\n|---|---|---|---|---|---|---|\n");
        for (const Method& method : methods(model)) {
            const Score s = score(method, set, all);
            std::printf("| %s | %.1f %% | %.1f %% | %.2f | %.2f | %.3f | %.3f |\n",
                        method.name.c_str(), 100 * s.found, 100 * s.found_kept, s.others,
                        s.false_others, s.english, s.prose);
            std::fflush(stdout);
        }
        print_keys(set, model);
    }
    print_speed(all);
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::string what = argc > 3 ? argv[3] : "";
    const auto known = {"", "--worst", "--speed", "--curves", "--folds"};
    if (argc < 3 || argc > 4 || std::find(known.begin(), known.end(), what) == known.end()) {
        std::cerr << "usage: bench_variants SHARED SCOWL [--worst|--speed|--curves|--folds]\n";
        return 2;
    }
    return run(argv[1], argv[2], what);
} catch (const std::exception& e) {
    std::cerr << "bench_variants: " << e.what() << '\n';
    return 2;
}
