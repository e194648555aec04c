#include "variants/model.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "variants/compounds.hpp"
#include "variants/costs.hpp"
#include "variants/english.hpp"
#include "variants/generated_costs.hpp"

namespace imla {
namespace {

constexpr double far = std::numeric_limits<double>::infinity();

/// How far apart two spellings are at most that are `surely` one, as surely_one() says.
/// Two thirds are enough to be within the careful limit.
double sure_distance(double surely, const Model& model) {
    constexpr double if_sure = -2, if_not = 15;
    return model.odds + if_sure + if_not * (1 - surely);
}

/// One bit of 64.
std::uint64_t mark_of(std::string_view word) {
    if (word.empty()) return 0;
    const auto first = static_cast<unsigned char>(word.front());
    const auto last = static_cast<unsigned char>(word.back());
    return std::uint64_t{1} << ((first * 7 + last * 3 + word.size()) % 64);
}

}  // namespace

const Model& shipped_model() {
    static const Model model{Costs(generated::edits, generated::edit_count, generated::unlearned,
                                   generated::by_place, generated::by_length),
                             generated::fact_costs,
                             generated::english_odds,
                             generated::odds,
                             [](std::string_view word) { return readings_of(word); },
                             [](std::string_view word) { return spellings_of(word); },
                             may_be_known};
    return model;
}

double limit(Reach reach, const Model& model) {
    // Odds, as powers of e, against one name. Most pairs that are asked about are
    // two, which is no part of the odds that are learned.
    constexpr double careful = 2.8, wide = 4.6;
    switch (reach) {
        case Reach::off:
            return -1;
        case Reach::careful:
            return model.odds + careful;
        case Reach::wide:
            return model.odds + wide;
    }
    return -1;
}

double with_facts(double cost, const Facts& facts, const FactCosts& costs) {
    const double bonus = most_bonus + more_when_sure * double{facts.together};
    const double known = cost_of(facts, costs) + surely_two * double{facts.surely_apart};
    return std::max(cost + std::max(known, -bonus), cost * least_share);
}

KnownSpelling Matcher::known(std::string_view word) const {
    return {std::string(word), model_.readings_of(word), english_look(model_.english, word)};
}

Matcher::Part Matcher::part(std::string_view word) const {
    KnownSpelling spelling = known(word);
    // Without readings, what is gained where neither word looks English.
    const bool is_known = !spelling.readings.empty();
    Facts looks;
    looks.english = spelling.english;
    looks.one_known = is_known ? 1 : 0;
    double bonus_of_unknown = -cost_of(looks, model_.facts), bonus = 0;
    if (is_known) {
        bonus = most_bonus + more_when_sure * sureness(spelling.readings);
        bonus_of_unknown = std::min(bonus, bonus_of_unknown - least_strain_);
    } else {
        bonus = bonus_of_unknown = std::max(0.0, bonus_of_unknown);
    }
    return {std::move(spelling), Aligner(model_.costs, word), bonus, bonus_of_unknown};
}

Matcher::Matcher(std::string_view query, const Model& model)
    : model_(model),
      least_strain_(least_strain_cost(model.facts)),
      whole_(part(query)),
      english_(is_common_english(query)) {
    const std::string_view head = compared(query, query).a;
    if (head.size() < query.size()) head_.emplace(part(head));
    add_sure();
}

void Matcher::add_sure() {
    const Readings& own = whole_.spelling.readings;
    const double of = total(own);
    for (const Reading& reading : own) {
        if (!is_usual(reading.count, of)) continue;
        for (const std::string_view word : model_.spellings_of(reading.word)) {
            const auto is_word = [word](const Sure& sure) { return sure.word == word; };
            if (word == whole_.spelling.word || std::any_of(sure_.begin(), sure_.end(), is_word))
                continue;
            const double apart = sure_distance(surely_one(own, model_.readings_of(word)), model_);
            if (apart > limit(Reach::wide, model_)) continue;
            sure_.push_back({word, apart});
            sure_marks_ |= mark_of(word);
        }
    }
}

// The facts that take longest to find out, strain, are left for last: the others
// rule out most of what the letters let pass.
double Matcher::distance(const Part& part, std::string_view other, double most) const {
    const bool stranger = part.bonus_of_unknown < part.bonus && !model_.may_be_known(other);
    const double bonus = stranger ? part.bonus_of_unknown : part.bonus;
    const double cost = part.aligner.cheapest(other, static_cast<float>(most + bonus));
    if (!(cost < far)) return far;
    const KnownSpelling theirs = known(other);
    Facts facts = plain_facts_of(part.spelling, theirs);
    constexpr double rounding = 1e-9;
    if (with_facts(cost, facts, model_.facts) + least_strain_ > most + rounding) return far;
    if (part.spelling.costs.empty()) part.spelling.costs = romanisation_costs(part.spelling);
    add_strain(part.spelling, theirs, facts);
    return with_facts(cost, facts, model_.facts);
}

double Matcher::distance(std::string_view form, double most) const {
    const double apart = distance_by_letters(form, most);
    if ((sure_marks_ & mark_of(form)) == 0 || apart == 0 || (english_ && is_common_english(form)))
        return apart;
    for (const Sure& sure : sure_)
        if (sure.word == form && sure.distance <= most) return std::min(apart, sure.distance);
    return apart;
}

double Matcher::distance_by_letters(std::string_view form, double most) const {
    const std::string_view query = whole_.spelling.word;
    if (form == query) return 0;
    double apart = 0;
    if (!head_) {
        apart = distance(whole_, form, most);
    } else {
        const Compared parts = compared(query, form);
        if (parts.endings_differ) apart = other_ending;
        if (parts.a != parts.b)
            apart += distance(parts.a.size() < query.size() ? *head_ : whole_, parts.b, most);
    }
    // Looked up last, because few candidates come this far.
    return apart > most || (english_ && is_common_english(form)) ? far : apart;
}

double distance(std::string_view a, std::string_view b) {
    return distance(a, b, far);
}

double distance(std::string_view a, std::string_view b, double most) {
    return a == b ? 0 : Matcher(a).distance(b, most);
}

}  // namespace imla
