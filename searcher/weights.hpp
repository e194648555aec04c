// What a word of a query weighs. A posting holds a whole number (impact), and a
// passage scores the sum of those times the weights given here. Weights are
// rounded to binary fractions, so that these sums are exact: a passage has the
// same score, and the same place among equals, in whichever shard it lies.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/formula.hpp"

namespace imla {

/// Sums impacts times weights. A stock scheme, as servers take no other: slower by a
/// tenth of a query's instructions, which look up for each posting what "n" means.
inline const Xapian::TfIdfWeight stock_impact_weight("nnn");

/// The same, to the bit, for databases on this machine.
class ImpactWeight : public Xapian::Weight {
  public:
    ImpactWeight() {
        need_stat(WDF);
        need_stat(WDF_MAX);
        need_stat(WQF);
    }
    ImpactWeight* clone() const override { return new ImpactWeight; }
    double get_sumpart(Xapian::termcount impact, Xapian::termcount, Xapian::termcount) const override {
        return impact * weight_;
    }
    double get_maxpart() const override { return get_wdf_upper_bound() * weight_; }
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }

  private:
    void init(double factor) override { weight_ = factor * get_wqf(); }
    double weight_ = 0;
};

/// BM25's rarity of what `passages` of `all` passages hold; above 0.
double rarity(double passages, double all);

/// How many passages hold any of several words that are in so many each, if
/// they are spread by chance.
double passages_with_any(const std::vector<unsigned>& passages, double all);

/// A term that adds up to 2.25 times `weight` to the score of a passage, as it
/// does under BM25 with k1 = 1.25 where `weight` is its rarity.
/// Several spellings of one word are the sum of such terms: a passage that holds two
/// of them holds the word more often, and both count. (Xapian 1.4.22's OP_MAX crashes
/// where its parts end at the same passage; its OP_SYNONYM reads document lengths.)
WeighedTerm weighed_term(std::string term, double weight);

/// What says the same times `share`, which is rounded to a 256th.
Formula weighed(Formula, double share);

}  // namespace imla
