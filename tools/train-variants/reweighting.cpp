#include "tools/train-variants/reweighting.hpp"

#include <algorithm>
#include <cmath>

#include "variants/aligner.hpp"

namespace imla::train {
namespace {

// Parameters, in order: odds at distance 0, share of the transducer's cost, facts,
// kind × place, kind × length class, one correction an edit.
constexpr std::size_t share_at = 1;
constexpr std::size_t facts_at = 2;
constexpr std::size_t place_at = facts_at + Facts::size;
constexpr std::size_t length_at = place_at + edit_kinds * places;
constexpr std::size_t edits_at = length_at + edit_kinds * length_classes;

struct Feature {
    std::size_t at;
    double value;
};

struct Row {
    std::vector<Feature> features;
    double same, weight;
};

double most_cost(const std::vector<Edit>& edits) {
    double most = 0;
    for (const Edit& e : edits) most = std::max(most, e.cost);
    return most + 1;
}

}  // namespace

Weights first_weights(const std::vector<Edit>& edits) {
    Weights out;
    for (const Edit& e : edits) {
        LearnedEdit learned{};
        std::copy(e.a.begin(), e.a.end(), learned.a.begin());
        std::copy(e.b.begin(), e.b.end(), learned.b.begin());
        learned.cost = static_cast<float>(e.cost);
        out.edits.push_back(learned);
    }
    out.unlearned = static_cast<float>(most_cost(edits));
    return out;
}

Weights refitted(const Weights& before, const std::vector<Edit>& edits,
                 const std::vector<Judged>& judged, double doubtful, double too_good) {
    const Costs costs = before.costs();
    const double unlearned = most_cost(edits);
    std::vector<Row> rows;
    std::vector<Step> steps;
    constexpr float far = std::numeric_limits<float>::infinity();
    for (const Judged& pair : judged) {
        const float cost = cheapest(costs, pair.a, pair.b, far, &steps);
        const auto values = pair.facts.values();
        double known = 0;
        for (std::size_t k = 0; k < values.size(); ++k) known += values[k] * before.facts[k];
        if (!(cost < far) || pair.weight == 0) continue;
        const double odds = before.odds - cost - known;
        if (pair.same ? odds < -doubtful : odds > too_good) continue;
        const std::size_t length = length_class(pair.a.size() + pair.b.size());
        Row row{{{0, 1}}, pair.same ? 1.0 : 0.0, pair.weight};
        double share = 0;
        for (const Step& s : steps) {
            const auto kind = static_cast<std::size_t>(s.entry->kind);
            row.features.push_back(
                {place_at + kind * places + static_cast<std::size_t>(s.place), -1});
            row.features.push_back({length_at + kind * length_classes + length, -1});
            if (s.entry->index == Costs::none) {
                share += unlearned;
            } else {
                share += edits[s.entry->index].cost;
                row.features.push_back({edits_at + s.entry->index, -1});
            }
        }
        row.features.push_back({share_at, -share});
        for (std::size_t k = 0; k < values.size(); ++k)
            if (values[k] != 0) row.features.push_back({facts_at + k, -values[k]});
        rows.push_back(std::move(row));
    }
    std::vector<double> w(edits_at + edits.size(), 0.0), gradient(w.size()), memory(w.size(), 1e-6);
    w[share_at] = 0.5;
    double total = 0;
    for (const Row& r : rows) total += r.weight;
    // Full-batch AdaGrad: slow but the same on every machine and run.
    for (unsigned round = 0; round < 400; ++round) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        for (const Row& r : rows) {
            double z = 0;
            for (const Feature& f : r.features) z += w[f.at] * f.value;
            const double error = r.weight * (1 / (1 + std::exp(-z)) - r.same);
            for (const Feature& f : r.features) gradient[f.at] += error * f.value;
        }
        for (std::size_t k = 0; k < w.size(); ++k) {
            const double pull = k == 0 ? 0 : k < place_at ? 0.1 : k < edits_at ? 0.3 : 2.0;
            const double g = (gradient[k] + pull * w[k]) / std::sqrt(total);
            memory[k] += g * g;
            w[k] -= 0.5 * g / std::sqrt(memory[k]);
        }
    }
    Weights out = before;
    out.odds = w[0];
    for (std::size_t k = 0; k < Facts::size; ++k)
        out.facts[k] = static_cast<float>(w[facts_at + k]);
    for (std::size_t k = 0; k < edits.size(); ++k)
        out.edits[k].cost = static_cast<float>(w[share_at] * edits[k].cost + w[edits_at + k]);
    out.unlearned = static_cast<float>(w[share_at] * unlearned);
    for (std::size_t kind = 0; kind < edit_kinds; ++kind) {
        for (std::size_t place = 0; place < places; ++place)
            out.by_place[kind][place] = static_cast<float>(w[place_at + kind * places + place]);
        for (std::size_t l = 0; l < length_classes; ++l)
            out.by_length[kind][l] = static_cast<float>(w[length_at + kind * length_classes + l]);
    }
    return out;
}

}  // namespace imla::train
