// Turns the transducer's edits into costs that tell spellings of one name from
// different names: logistic regression over the edits of the best alignment
// and over what is known of the two spellings.
#pragma once

#include <string>
#include <vector>

#include "tools/train-variants/expectation.hpp"
#include "variants/costs.hpp"
#include "variants/english_look.hpp"
#include "variants/lexicon.hpp"

namespace imla::train {

struct Judged {
    std::string a, b;
    bool same;
    double weight;
    Facts facts;
};

/// What is learned: everything that Costs needs, the facts, and the odds at distance 0.
struct Weights {
    std::vector<LearnedEdit> edits;
    float unlearned;
    Costs::ByPlace by_place{};
    Costs::ByLength by_length{};
    FactCosts facts{};
    PairOdds english{};  // not fitted here
    double odds = 0;     // log of those at distance 0

    Costs costs() const { return {edits.data(), edits.size(), unlearned, by_place, by_length}; }
};

Weights first_weights(const std::vector<Edit>& edits);

/// One round: aligns every pair with `before` and fits the weights to the
/// verdicts. Attested pairs whose odds under `before` are below e^-doubtful are
/// taken for different names under one entity and left out, and near words
/// whose odds are above e^too_good for spellings of one. Deterministic.
Weights refitted(const Weights& before, const std::vector<Edit>& edits,
                 const std::vector<Judged>& judged, double doubtful, double too_good);

}  // namespace imla::train
