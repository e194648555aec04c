#include "tools/train-variants/learning.hpp"

#include <iostream>

#include "tools/train-variants/expectation.hpp"

namespace imla::train {
namespace {

// Odds, as powers of e, beyond which a verdict is taken for a mistake of the
// lists: an alias that is another name, a spelling that no entry happens to have.
constexpr double doubtful = 4.0, too_good = 1.5, any = 1e9;

std::vector<Edit> edits_of(const Evidence& evidence) {
    constexpr unsigned rounds = 8;
    constexpr double fewest = 2.0;  // times that an edit must be expected
    return learned_edits(evidence.examples(), rounds, fewest);
}

}  // namespace

Lesson::Lesson(const Sources& sources, const Split& held_back)
    : attested_(train::attested(sources.variants, sources.struck, held_back)),
      common_(without(sources.common, attested_.held_back)),
      readings_(sources.variants, attested_.seen, common_, sources.common, held_back),
      evidence_(attested_, sources, common_, readings_) {}

Weights Lesson::weights() const {
    const std::vector<Edit> edits = edits_of(evidence_);
    Weights weights = first_weights(edits);
    weights.english = evidence_.english_odds();
    // Near pairs are gathered anew when the costs have changed much.
    std::vector<Judged> judged;
    for (unsigned round = 0; round < 3; ++round) {
        if (round < 2) judged = evidence_.judged(weights.costs(), 9.0F);
        weights = refitted(weights, edits, judged, round == 0 ? any : doubtful,
                           round == 0 ? any : too_good);
        std::cerr << judged.size() << " pairs; odds at distance 0: e^" << weights.odds << '\n';
    }
    return weights;
}

Costs Lesson::transducer() const {
    return first_weights(edits_of(evidence_)).costs();
}

Model Lesson::model(const Weights& weights) const {
    return {weights.costs(), weights.facts, weights.english, weights.odds,
            [this](std::string_view word) { return readings_.readings_of(std::string(word)); },
            [this](std::string_view word) { return readings_.spellings_of(std::string(word)); }};
}

}  // namespace imla::train
