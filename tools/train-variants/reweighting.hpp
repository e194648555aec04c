// Turns the transducer's edits into costs that tell spellings of one name from
// different names: logistic regression over the edits of the best alignment.
#pragma once

#include <string>
#include <vector>

#include "tools/train-variants/expectation.hpp"
#include "variants/costs.hpp"

namespace imla::train {

struct Judged {
    std::string a, b;
    bool same;
    double weight;
};

/// What is learned: everything that Costs needs, and the odds at distance 0.
struct Weights {
    std::vector<LearnedEdit> edits;
    float unlearned;
    Costs::ByPlace by_place{};
    Costs::ByLength by_length{};
    double bias = 0;

    Costs costs() const {
        return {edits.data(), edits.size(), unlearned, by_place, by_length};
    }
};

Weights first_weights(const std::vector<Edit>& edits);

/// One round: aligns every pair with `before` and fits the weights to the
/// verdicts. Deterministic.
Weights refitted(const Weights& before, const std::vector<Edit>& edits,
                 const std::vector<Judged>& judged);

}  // namespace imla::train
