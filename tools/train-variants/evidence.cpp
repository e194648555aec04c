#include "tools/train-variants/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace imla::train {
namespace {

/// Which consonants a word has; a quick way to see that two words are far apart.
using Consonants = std::uint32_t;

Consonants consonants_of(const std::string& word) {
    Consonants out = 0;
    for (char c : word)
        if (!is_vowel(c)) out |= 1U << letter_code(c);
    return out;
}

bool may_be_near(const std::string& a, Consonants in_a, const std::string& b, Consonants in_b) {
    return a.size() <= b.size() + 4 && b.size() <= a.size() + 4 &&
           __builtin_popcount(in_a ^ in_b) <= 4;
}

}  // namespace

Evidence::Evidence(const Attested& data, const std::set<std::string>& guard,
                   const std::vector<std::string>& english, const ReadingList& readings)
    : readings_(readings) {
    std::mt19937 random(1);
    std::set<std::string> list_queries, place_queries;
    for (const auto* side : {&data.training, &data.held_back})
        for (const Pair& p : *side) attested_.insert({p.a, p.b});
    for (const Pair& p : data.training) {
        if (guard.contains(p.a) || guard.contains(p.b)) continue;
        double told = 0.3, judged = 0.03;
        switch (p.source) {
            case Source::sanctions:
            case Source::actors:
                told = 2, judged = 1;
                list_queries.insert({p.a, p.b});
                break;
            case Source::places:
                told = 1, judged = 0.6 * std::min(3.0, std::sqrt(p.count));
                if (random() % 12 == 0) place_queries.insert(p.a);
                break;
            case Source::urdu:
                if (random() % 40 != 0) continue;
                break;
            case Source::arabic:
                if (random() % 6 != 0) continue;
                break;
        }
        examples_.push_back({p.a, p.b, told});
        // The readings of other sources come from these very words, which would be circular.
        const bool independent = p.source == Source::sanctions || p.source == Source::actors;
        same_.push_back({p.a, p.b, true, judged,
                         independent ? kinship(readings.readings_of(p.a), readings.readings_of(p.b))
                                     : Kinship{}});
    }
    const auto list = [](const std::set<std::string>& words) {
        return std::vector<std::string>(words.begin(), words.end());
    };
    Against lists{list(list_queries), {}, 0.4, true}, words{list(list_queries), english, 1, true},
        places{list(place_queries), {}, 0.3, false};
    for (const auto& word : data.list_tokens)
        if (data.seen.contains(word) && !guard.contains(word)) lists.vocabulary.push_back(word);
    for (const auto& [word, count] : data.place_tokens)
        if (random() % 3 == 0) places.vocabulary.push_back(word);
    for (const auto& [word, count] : data.seen)
        if (count >= 3 && word.size() >= 3 && !guard.contains(word) &&
            !readings.readings_of(word).empty())
            known_names_.push_back(word);
    against_ = {std::move(lists), std::move(words), std::move(places)};
}

std::vector<Judged> Evidence::judged(const Costs& costs, float most) const {
    std::vector<Judged> out = same_;
    for (const Against& against : against_) {
        std::vector<Consonants> in;
        for (const auto& word : against.vocabulary) in.push_back(consonants_of(word));
        for (const auto& query : against.queries) {
            const Consonants in_query = consonants_of(query);
            for (std::size_t i = 0; i < in.size(); ++i) {
                const std::string& word = against.vocabulary[i];
                if (word == query || !may_be_near(query, in_query, word, in[i]) ||
                    !(cheapest(costs, query, word, most) <= most))
                    continue;
                auto words = words_of(query, word);
                if (attested_.contains(words)) continue;
                const Kinship kin =
                    kinship(readings_.readings_of(query), readings_.readings_of(word));
                if (kin.different < 0.6 && kin.different + kin.same > 0) continue;
                if (kin.same == 0 && kin.different == 0 && !readings_.readings_of(query).empty() &&
                    !readings_.readings_of(word).empty())
                    continue;
                out.push_back({words.first, words.second, false, against.weight,
                               against.kinship ? kin : Kinship{}});
            }
        }
    }
    add_known(costs, most, out);
    return out;
}

void Evidence::add_known(const Costs& costs, float most, std::vector<Judged>& out) const {
    constexpr double weight = 0.3;
    std::vector<Consonants> in;
    std::vector<Readings> readings;
    for (const auto& word : known_names_) {
        in.push_back(consonants_of(word));
        readings.push_back(readings_.readings_of(word));
    }
    for (std::size_t i = 0; i < in.size(); ++i) {
        for (std::size_t j = i + 1; j < in.size(); ++j) {
            const std::string &a = known_names_[i], &b = known_names_[j];
            if (!may_be_near(a, in[i], b, in[j]) || attested_.contains({a, b})) continue;
            const Kinship kin = kinship(readings[i], readings[j]);
            const bool same = kin.same > 0.9, different = kin.different > 0.9;
            // The letters alone are to tell, since most names will not be in the list.
            if ((same || different) && cheapest(costs, a, b, most) <= most)
                out.push_back({a, b, same, weight, {}});
        }
    }
}

}  // namespace imla::train
