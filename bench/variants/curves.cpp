#include "bench/variants/curves.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>
#include <map>
#include <memory>
#include <stdexcept>

#include "variants/aligner.hpp"
#include "variants/english.hpp"
#include "variants/keys.hpp"

namespace imla::bench {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

bool share_any(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
        return std::find(b.begin(), b.end(), x) != b.end();
    });
}

double within(const std::vector<double>& sorted, double limit) {
    return static_cast<double>(std::upper_bound(sorted.begin(), sorted.end(), limit) -
                               sorted.begin());
}

void print_at(double limit, const Distances& d) {
    std::printf("| %.2f | %.1f %% | %.2f | %.3f | %.1f %% |\n", limit,
                100 * within(d.partners, limit) / d.queries, within(d.others, limit) / d.queries,
                within(d.english, limit) / d.queries,
                100 * within(d.look_alikes, limit) / d.look_alike_pairs);
}

}  // namespace

Measure by_model(const Model& model) {
    return [&model](const std::string& query) {
        auto matcher = std::make_shared<Matcher>(query, model);
        auto keys = std::make_shared<std::vector<std::string>>(query_keys(query, Reach::wide));
        return [matcher, keys, odds = model.odds](const std::string& word, double most) {
            const double apart = matcher->distance(word, most + odds) - odds;
            return apart <= most && share_any(*keys, index_keys(word)) ? apart : never;
        };
    };
}

Measure by_transducer(const Costs& costs) {
    return [&costs](const std::string& query) {
        auto aligner = std::make_shared<Aligner>(costs, query);
        return [aligner, length = query.size()](const std::string& word, double most) {
            const double scale = std::sqrt(static_cast<double>(length + word.size()) / 2);
            return double{aligner->cheapest(word, static_cast<float>(most * scale))} / scale;
        };
    };
}

void Distances::add(const Distances& more) {
    queries += more.queries;
    look_alike_pairs += more.look_alike_pairs;
    const auto append = [](std::vector<double>& to, const std::vector<double>& from) {
        to.insert(to.end(), from.begin(), from.end());
        std::sort(to.begin(), to.end());
    };
    append(partners, more.partners);
    append(others, more.others);
    append(english, more.english);
    append(look_alikes, more.look_alikes);
}

Distances distances(const Measure& measure, const Asked& asked, double most) {
    Distances out;
    struct Noise {
        std::vector<std::pair<std::string, double>> names;
        std::vector<double> english;
    };
    std::map<std::string, Noise> seen;  // once a query
    for (const auto& [a, b] : asked.pairs) {
        for (const bool back : {false, true}) {
            const std::string &query = back ? b : a, &partner = back ? a : b;
            out.queries += 1;
            if (is_common_english(query)) continue;  // such words match nothing
            const auto ask = measure(query);
            const auto [at, fresh] = seen.try_emplace(query);
            if (fresh) {
                for (const std::string& word : asked.names)
                    if (word != query && !is_common_english(word))
                        if (const double apart = ask(word, most); apart <= most)
                            at->second.names.push_back({word, apart});
                for (const std::string& word : asked.english)
                    if (const double apart = ask(word, most); apart <= most)
                        at->second.english.push_back(apart);
            }
            if (!is_common_english(partner)) out.partners.push_back(ask(partner, most));
            for (const auto& [word, apart] : at->second.names)
                if (word != partner) out.others.push_back(apart);
            out.english.insert(out.english.end(), at->second.english.begin(),
                               at->second.english.end());
        }
    }
    for (const auto& [a, b] : asked.look_alikes) {
        out.look_alike_pairs += 1;
        if (!is_common_english(a) || !is_common_english(b))
            out.look_alikes.push_back(measure(a)(b, most));
    }
    for (auto* v : {&out.partners, &out.others, &out.english, &out.look_alikes})
        std::sort(v->begin(), v->end());
    return out;
}

void print_curve(const std::string& name, Distances d) {
    std::printf(
        "\n%s, %.0f queries\n| limit | recall | other list tokens | English words | look-alikes "
        "merged |\n|---|---|---|---|---|\n",
        name.c_str(), d.queries);
    for (const double noise : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0}) {
        const auto at = static_cast<std::size_t>(noise * d.queries);
        if (at < d.others.size()) print_at(d.others[at], d);
    }
    std::puts("and by look-alikes");
    for (const double share : {0.08, 0.10, 0.12, 0.15, 0.20, 0.25}) {
        const auto at = static_cast<std::size_t>(share * d.look_alike_pairs);
        if (at < d.look_alikes.size()) print_at(d.look_alikes[at], d);
    }
    std::fflush(stdout);
}

std::vector<train::Words> look_alikes(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file);
    std::vector<train::Words> out;
    for (std::string line; std::getline(in, line);) {
        const auto words = train::name_words(line.substr(0, line.find('#')));
        if (words.size() == 2) out.push_back({words[0], words[1]});
    }
    return out;
}

}  // namespace imla::bench
