// What the costs are fitted to: attested pairs, and pairs of words that are
// near but have never been seen to stand for one another.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tools/train-variants/pairs.hpp"
#include "tools/train-variants/readings.hpp"
#include "tools/train-variants/reweighting.hpp"
#include "tools/train-variants/sources.hpp"

namespace imla::train {

class Evidence {
  public:
    /// Guard words are never matched, so nothing is learned from them. The reading
    /// list must outlive this.
    Evidence(const Attested&, const Sources&, const CommonNames&, const ReadingList& readings);

    const PairOdds& english_odds() const { return english_odds_; }

    /// For the transducer.
    const std::vector<Example>& examples() const { return examples_; }

    /// For the reweighting: the attested pairs, and all pairs of different words
    /// nearer than `most`, unless they are known to be spellings of one word;
    /// names that the reading list knows to be one, or two; and the common names.
    std::vector<Judged> judged(const Costs&, float most) const;

  private:
    /// The parts of the words that are compared. With readings: less what `entity` has shown.
    Judged judged_pair(const std::string& a, const std::string& b, bool same, double weight,
                       bool with_readings, const std::string& entity = "") const;
    void add_common(const CommonNames&, const std::set<std::string>& guard,
                    const std::vector<Pair>& held_back);
    void add_known(const Costs&, float most, std::vector<Judged>& out) const;

    struct Against {
        std::vector<std::string> queries, vocabulary;
        double weight;
        bool readings;  // whether they bear on the verdict
    };
    const ReadingList& readings_;
    PairOdds english_odds_;
    std::vector<Example> examples_;
    std::vector<Judged> same_, different_;
    std::vector<Against> against_;
    std::vector<std::string> known_names_;
    std::set<Words> attested_;  // either side of the split: never evidence of difference
};

}  // namespace imla::train
