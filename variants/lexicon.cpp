#include "variants/lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "variants/edits.hpp"
#include "variants/generated_lexicon.hpp"
#include "variants/scripts.hpp"
#include "variants/sorted_lines.hpp"

namespace imla {

double total(const Readings& readings) {
    double sum = 0;
    for (const Reading& r : readings) sum += r.count;
    return sum;
}

Readings readings_of(std::string_view word) {
    Readings out;
    std::string_view line = line_of(generated::lexicon, word);
    while (!line.empty()) {  // " word:count word:count"
        const std::size_t colon = line.find(':');
        const std::string_view reading = line.substr(1, colon - 1);
        line.remove_prefix(colon + 1);
        unsigned count = 0;
        for (; !line.empty() && line.front() != ' '; line.remove_prefix(1))
            count = count * 10 + static_cast<unsigned>(line.front() - '0');
        out.push_back({reading, count});
    }
    return out;
}

bool may_be_known(std::string_view word) { return generated::lexicon_filter.may_hold(word); }

std::vector<std::string_view> spellings_of(std::string_view reading) {
    std::vector<std::string_view> out;
    std::string_view line = line_of(generated::spellings, reading);
    while (!line.empty()) {  // " spelling spelling"
        const std::size_t end = std::min(line.find(' ', 1), line.size());
        out.push_back(line.substr(1, end - 1));
        line.remove_prefix(end);
    }
    return out;
}

constexpr double much_strain = 3, most_strain = 8;

double strain(const KnownSpelling& known, std::string_view other) {
    // A reading that is rare beside the others is as often a mistake.
    constexpr double least_share = 0.1;
    const double of = total(known.readings);
    double likely = 0, all = 0;
    for (std::size_t k = 0; k < known.readings.size(); ++k) {
        const Reading& r = known.readings[k];
        const double share = r.count / of;
        if (share < least_share) continue;
        const double own =
            known.costs.empty() ? romanisation_cost(r.word, known.word) : known.costs[k];
        const double more = romanisation_cost(r.word, other) - own;
        likely += share * std::exp(-std::max(0.0, more));
        all += share;
    }
    return all > 0 ? std::min(most_strain, -std::log(likely / all)) : 0;
}

std::vector<double> romanisation_costs(const KnownSpelling& known) {
    std::vector<double> costs;
    for (const Reading& r : known.readings) costs.push_back(romanisation_cost(r.word, known.word));
    return costs;
}

double sureness(const Readings& readings) {
    constexpr double often = 12;
    return std::min(1.0, total(readings) / often);
}

namespace {

/// The sum, over what two spellings both stand for, of what the two shares make.
template <typename Shares>
double sum_of_common(const Readings& a, const Readings& b, Shares shares) {
    const double of_a = total(a), of_b = total(b);
    double common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (i->word < j->word)
            ++i;
        else if (j->word < i->word)
            ++j;
        else {
            common += shares(i->count / of_a, j->count / of_b);
            ++i, ++j;
        }
    }
    return common;
}

}  // namespace

double common_readings(const Readings& a, const Readings& b) {
    return sum_of_common(a, b, [](double x, double y) { return std::min(x, y); });
}

double surely_one(const Readings& a, const Readings& b) {
    return sum_of_common(a, b, [](double x, double y) { return std::sqrt(x * y); }) *
           std::min(sureness(a), sureness(b));
}

namespace {

void add_readings(const KnownSpelling& a, const KnownSpelling& b, Facts& out) {
    const bool known_a = !a.readings.empty(), known_b = !b.readings.empty();
    if (!known_a && !known_b) return;
    if (!known_a || !known_b) {
        out.one_known = 1;
        return;
    }
    out.both_known = 1;
    const double seen = std::min(total(a.readings), total(b.readings));
    const double common = common_readings(a.readings, b.readings);
    const double apart = -std::log(0.05 + 0.95 * common);
    out.apart = static_cast<float>(apart);
    out.sure_apart = static_cast<float>(apart * seen / (seen + 1));
    const double sure = std::min(sureness(a.readings), sureness(b.readings));
    out.surely_apart = static_cast<float>(apart * sure);
    out.together = static_cast<float>(common * sure);
}

float low(double s) {
    return static_cast<float>(std::min(s, much_strain));
}
float high(double s) {
    return static_cast<float>(std::max(s - much_strain, 0.0));
}

/// 'a' for -a, -ah, -eh, -e; 'i' for -i, -y, -ee; 'c' for a consonant, which is left.
char ending_of(std::string_view& word) {
    const auto cut = [&](std::string_view end) {
        if (word.size() <= end.size() + 1 || !word.ends_with(end)) return false;
        word.remove_suffix(end.size());
        return true;
    };
    if (cut("ah") || cut("eh") || cut("a") || (!word.ends_with("ee") && cut("e"))) return 'a';
    if (cut("ee") || cut("iy") || cut("i") || cut("y")) return 'i';
    return 'c';
}

void add_endings(std::string_view a, std::string_view b, Facts& out) {
    const bool is_short = a.size() + b.size() <= 13;
    const char of_a = ending_of(a), of_b = ending_of(b);
    if (of_a == of_b || a.empty() || b.empty() || a.back() != b.back() || is_vowel(a.back()))
        return;
    if (of_a != 'c' && of_b != 'c') {
        out.a_or_i = 1;
    } else if (of_a == 'a' || of_b == 'a') {
        out.feminine = 1;
        out.short_feminine = is_short;
    } else {
        out.nisba = 1;
        out.short_nisba = is_short;
    }
}

}  // namespace

Facts plain_facts_of(const KnownSpelling& a, const KnownSpelling& b) {
    Facts out;
    add_readings(a, b, out);
    add_endings(a.word, b.word, out);
    out.english = std::max(a.english, b.english);
    return out;
}

void add_strain(const KnownSpelling& a, const KnownSpelling& b, Facts& out) {
    const bool known_a = !a.readings.empty(), known_b = !b.readings.empty();
    if (known_a && known_b) {
        const double s = strain(a, b.word), t = strain(b, a.word);
        out.strain_of_both = low(s) + low(t);
        out.more_strain_of_both = high(s) + high(t);
    } else if (known_a || known_b) {
        const double s = known_a ? strain(a, b.word) : strain(b, a.word);
        out.strain_of_one = low(s);
        out.more_strain_of_one = high(s);
    }
}

Facts facts_of(const KnownSpelling& a, const KnownSpelling& b) {
    Facts out = plain_facts_of(a, b);
    add_strain(a, b, out);
    return out;
}

double cost_of(const Facts& facts, const FactCosts& costs) {
    const auto values = facts.values();
    return std::inner_product(values.begin(), values.end(), costs.begin(), 0.0);
}

double least_strain_cost(const FactCosts& costs) {
    double least = 0;
    for (const double s : {much_strain, most_strain}) {  // between them it changes evenly
        Facts one, both;
        one.strain_of_one = low(s), one.more_strain_of_one = high(s);
        both.strain_of_both = 2 * low(s), both.more_strain_of_both = 2 * high(s);
        for (const Facts& facts : {one, both}) least = std::min(least, cost_of(facts, costs));
    }
    return least;
}

}  // namespace imla
