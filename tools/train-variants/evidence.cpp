#include "tools/train-variants/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "tools/train-variants/letter_pairs.hpp"
#include "variants/aligner.hpp"
#include "variants/compounds.hpp"

namespace imla::train {
namespace {

// How much a pair says, chosen by cross-validation: lists of people and groups
// are nearest to what readers look for, and there are few of them.
constexpr double of_lists = 3, of_places = 0.15, of_words = 0.03;
constexpr double near_in_lists = 0.5, near_in_english = 10, near_elsewhere = 0.25;
constexpr double common_same = 0.1, common_different = 0.5;

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

bool share_any(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.contains(x); });
}

bool share_romanised(const CommonNames::value_type& a, const CommonNames::value_type& b) {
    return std::any_of(a.second.begin(), a.second.end(), [&](const std::string& word) {
        return b.second.contains(word) && romanises(a.first, word) && romanises(b.first, word);
    });
}

std::map<std::string, unsigned> names_of(const Attested& data) {
    std::map<std::string, unsigned> out = data.seen;
    for (const auto& [word, count] : data.place_tokens) out[word] += count;
    return out;
}

}  // namespace

Evidence::Evidence(const Attested& data, const Sources& sources, const CommonNames& common,
                   const ReadingList& readings)
    : readings_(readings), english_odds_(pair_odds(sources.guard, names_of(data))) {
    const std::set<std::string>& guard = sources.guard;
    std::mt19937 random(1);
    std::set<std::string> list_queries, place_queries;
    for (const auto* side : {&data.training, &data.held_back})
        for (const Pair& p : *side) attested_.insert({p.a, p.b});
    for (const Pair& p : data.training) {
        if (guard.contains(p.a) || guard.contains(p.b)) continue;
        double told = 0.3, judged = of_words;
        switch (p.source) {
            case Source::sanctions:
            case Source::actors:
                told = 2, judged = of_lists;
                list_queries.insert({p.a, p.b});
                break;
            case Source::places:
                told = 1, judged = of_places * std::min(3.0, std::sqrt(p.count));
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
        same_.push_back(judged_pair(p.a, p.b, true, judged, independent, p.entity));
    }
    const auto list = [](const std::set<std::string>& words) {
        return std::vector<std::string>(words.begin(), words.end());
    };
    Against lists{list(list_queries), {}, near_in_lists, true},
        words{list(list_queries), sources.english, near_in_english, true},
        places{list(place_queries), {}, near_elsewhere, false};
    for (const auto& word : data.list_tokens)
        if (data.seen.contains(word) && !guard.contains(word)) lists.vocabulary.push_back(word);
    for (const auto& [word, count] : data.place_tokens)
        if (random() % 12 == 0) places.vocabulary.push_back(word);
    for (const auto& [word, count] : data.seen)
        if (count >= 3 && word.size() >= 3 && !guard.contains(word) &&
            !readings.readings_of(word).empty())
            known_names_.push_back(word);
    against_ = {std::move(lists), std::move(words), std::move(places)};
    add_common(common, guard, data.held_back);
}

void Evidence::add_common(const CommonNames& common, const std::set<std::string>& guard,
                          const std::vector<Pair>& held_back) {
    std::set<Words> asked;
    for (const Pair& p : held_back) asked.insert({p.a, p.b});
    constexpr double told = 0.5;
    std::vector<Consonants> in;
    for (const auto& [spelling, names] : common) in.push_back(consonants_of(spelling));
    std::size_t i = 0;
    for (auto a = common.begin(); a != common.end(); ++a, ++i) {
        std::size_t j = i + 1;
        for (auto b = std::next(a); b != common.end(); ++b, ++j) {
            if (guard.contains(a->first) || guard.contains(b->first)) continue;
            if (share_any(a->second, b->second)) {
                // Cairo and Qahira are one, but no spellings of one another.
                if (!share_romanised(*a, *b)) continue;
                examples_.push_back({a->first, b->first, told});
                same_.push_back(judged_pair(a->first, b->first, true, common_same, true));
            } else if (may_be_near(a->first, in[i], b->first, in[j]) &&
                       !asked.contains({a->first, b->first})) {
                different_.push_back(
                    judged_pair(a->first, b->first, false, common_different, true));
            }
        }
    }
}

Judged Evidence::judged_pair(const std::string& a, const std::string& b, bool same, double weight,
                             bool with_readings, const std::string& entity) const {
    const Compared parts = compared(a, b);
    KnownSpelling left{std::string(parts.a), {}}, right{std::string(parts.b), {}};
    if (with_readings) {
        left.readings = readings_.readings_of(left.word, entity);
        right.readings = readings_.readings_of(right.word, entity);
    }
    left.english = english_look(english_odds_, left.word);
    right.english = english_look(english_odds_, right.word);
    return {left.word, right.word, same, left.word == right.word ? 0 : weight,
            facts_of(left, right)};
}

std::vector<Judged> Evidence::judged(const Costs& costs, float most) const {
    std::vector<Judged> out = same_;
    for (const Judged& pair : different_)
        if (cheapest(costs, pair.a, pair.b, most) <= most) out.push_back(pair);
    for (const Against& against : against_) {
        std::vector<Consonants> in;
        for (const auto& word : against.vocabulary) in.push_back(consonants_of(word));
        for (const auto& query : against.queries) {
            const Consonants in_query = consonants_of(query);
            const Aligner aligner(costs, query);
            const Readings own = readings_.readings_of(query);
            for (std::size_t i = 0; i < in.size(); ++i) {
                const std::string& word = against.vocabulary[i];
                if (word == query || !may_be_near(query, in_query, word, in[i]) ||
                    !(aligner.cheapest(word, most) <= most))
                    continue;
                if (attested_.contains(words_of(query, word))) continue;
                // What may be one name after all is no evidence.
                const Readings others = readings_.readings_of(word);
                if (!own.empty() && !others.empty() && common_readings(own, others) > 0.35)
                    continue;
                out.push_back(judged_pair(query, word, false, against.weight, against.readings));
            }
        }
    }
    add_known(costs, most, out);
    return out;
}

void Evidence::add_known(const Costs& costs, float most, std::vector<Judged>& out) const {
    std::size_t seen_pairs = 0;
    std::vector<Consonants> in;
    std::vector<Readings> readings;
    for (const auto& word : known_names_) {
        in.push_back(consonants_of(word));
        readings.push_back(readings_.readings_of(word));
    }
    for (std::size_t i = 0; i < in.size(); ++i) {
        const Aligner aligner(costs, known_names_[i]);
        for (std::size_t j = i + 1; j < in.size(); ++j) {
            const std::string &a = known_names_[i], &b = known_names_[j];
            if (!may_be_near(a, in[i], b, in[j]) || !(aligner.cheapest(b, most) <= most) ||
                attested_.contains({a, b}))
                continue;
            const double common = common_readings(readings[i], readings[j]);
            if (++seen_pairs % 4 != 0) continue;  // enough of them
            // The letters alone are to tell, since most names will not be in the list.
            if (common > 0.6 || common < 0.03)
                out.push_back(judged_pair(a, b, common > 0.6, near_elsewhere, false));
        }
    }
}

}  // namespace imla::train
