#include "tools/train-variants/learning.hpp"

#include <iostream>

#include "tools/train-variants/expectation.hpp"

namespace imla::train {
namespace {

constexpr unsigned rounds_of_expectation = 8;
constexpr double fewest = 2.0;  // times that an edit must be expected

// Odds, as powers of e, beyond which a verdict is taken for a mistake of the
// lists: an alias that is another name, a spelling that no entry happens to have.
constexpr double doubtful = 4.0, too_good = 1.5, any = 1e9;

}  // namespace

Weights learned_weights(const Evidence& evidence) {
    const std::vector<Edit> edits =
        learned_edits(evidence.examples(), rounds_of_expectation, fewest);
    Weights weights = first_weights(edits);
    weights.english = evidence.english_odds();
    // Near pairs are gathered anew when the costs have changed much.
    std::vector<Judged> judged;
    for (unsigned round = 0; round < 3; ++round) {
        if (round < 2) judged = evidence.judged(weights.costs(), 9.0F);
        weights = refitted(weights, edits, judged, round == 0 ? any : doubtful,
                           round == 0 ? any : too_good);
        std::cerr << judged.size() << " pairs; odds at distance 0: e^" << weights.bias << '\n';
    }
    return weights;
}

}  // namespace imla::train
