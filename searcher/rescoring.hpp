// A second look at the best passages: those that hold the query's words close
// together and as typed move up. The index tells how often a word occurs; only
// the text tells how near it stands to the next, and it is read for a few
// passages alone, which costs less than positions for all of them.
#pragma once

#include <xapian.h>

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/stemmer.hpp"
#include "schema/record.hpp"
#include "searcher/best.hpp"
#include "searcher/plan.hpp"
#include "searcher/word_spotter.hpp"

namespace imla {

/// What a text shows of the query's words, each from 0 to 1.
struct Evidence {
    double together = 0;   // 1 where all words stand side by side; 0 where one is missing
    double pairs = 0;      // of neighbours in the query, how many are neighbours here
    double typed = 0;      // of the words, how many are spelled as typed
};

class Rescoring {
  public:
    /// How many of the best passages are looked at, at most.
    static constexpr unsigned pool = 12;

    /// `wanted` and `stemmer` must outlive it.
    Rescoring(const std::vector<Wanted>& wanted, Stemmer& stemmer);

    /// False where a second look would tell nothing: no word, or so many that
    /// they are no name and no phrase.
    bool useful() const { return words_ > 0; }

    Evidence evidence(std::string_view text);

    /// What to add to a passage's score (0 if not useful), where `best` is the highest of all.
    double bonus(std::string_view text, double best);
    /// The most that bonus() can say of any text.
    double most_bonus(double best) const;

  private:
    std::size_t words_ = 0;
    WordSpotter spotter_;
};

/// A hit with its final score.
struct Ranked {
    Xapian::docid record = 0;
    double score = 0;
    std::optional<PassageRecord> passage;  // where it was read already
};

struct RankedHits {
    std::vector<Ranked> hits;
    std::uint64_t total = 0;    // of all matches; an estimate unless `total_exact`
    bool total_exact = false;
};

/// The hits `offset` to `offset + top` after the second look, best first; their number is
/// exact up to `counted`. Scores never rise. Where documents are asked for, one with two good
/// passages comes before one with one.
RankedHits ranked_hits(const Plan&, const Sources&, Stemmer&, const SearchSettings&, Xapian::doccount counted);

}  // namespace imla
