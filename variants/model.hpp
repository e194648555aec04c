// How likely two spellings are of one name: a learned model of romanisation.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "variants/aligner.hpp"
#include "variants/costs.hpp"
#include "variants/english_look.hpp"
#include "variants/lexicon.hpp"
#include "variants/reach.hpp"

namespace imla {

/// How far apart two folded words are as spellings of one name: 0 for equal
/// words, infinite where the model rules it out. Symmetric. Everything that
/// bears on the verdict (length, vowels, doubled letters, known different
/// names) is in the number, so that one limit serves every pair. In nats: each
/// step of 1 makes "one name" about 2.7 times less likely.
double distance(std::string_view a, std::string_view b);

/// The same, or infinite where it is above `most`, which is found out much sooner.
double distance(std::string_view a, std::string_view b, double most);

/// All that was learned. shipped_model() is the generated one; training tries others.
struct Model {
    Costs costs;
    FactCosts facts;
    PairOdds english;
    double odds;  // log of the odds that two spellings at distance 0 are one name
    std::function<Readings(std::string_view)> readings_of;
    std::function<std::vector<std::string_view>(std::string_view reading)> spellings_of;
    /// False only of words without readings.
    std::function<bool(std::string_view)> may_be_known = [](std::string_view) { return true; };
};
const Model& shipped_model();

/// The largest distance that is a match at this reach: a matter of odds, so that it
/// means the same whatever a model was learned from. Negative for Reach::off.
double limit(Reach reach, const Model& = shipped_model());

/// One word that is compared with many. The model must outlive it.
class Matcher {
  public:
    explicit Matcher(std::string_view query, const Model& = shipped_model());

    /// distance(query, form), or infinite where it is above `most`, which is
    /// then found out sooner.
    double distance(std::string_view form, double most) const;

    /// A spelling that surely stands for the same words as the query, however its
    /// letters differ (Cawnpore and Kanpur for کانپور), and the most that it is apart.
    struct Sure {
        std::string_view word;
        double distance;
    };
    /// All there are, at most as far apart as limit(Reach::wide). They need share no key
    /// with the query.
    const std::vector<Sure>& surely_same() const { return sure_; }

  private:
    /// A word as letters and as what it stands for.
    struct Part {
        mutable KnownSpelling spelling;  // its costs are worked out when first needed
        Aligner aligner;
        // What facts can bring a form nearer, and one without readings: so much more its letters may cost.
        double bonus, bonus_of_unknown;
    };
    Part part(std::string_view word) const;
    KnownSpelling known(std::string_view word) const;
    double distance(const Part& part, std::string_view other, double most) const;

    void add_sure();
    double distance_by_letters(std::string_view form, double most) const;

    const Model& model_;
    std::vector<Sure> sure_;
    std::uint64_t sure_marks_ = 0;  // a bit for each; tells most other words from them
    double least_strain_;  // what strain can bring two words nearer, 0 or less
    Part whole_;
    // Before -ullah or -uddin (variants/compounds.hpp); none for a word that does not end so.
    std::optional<Part> head_;
    bool english_;
};

/// The cost of an alignment and what else is known of the two spellings, as
/// one distance. What is known brings them nearer by at most `most_bonus`, and
/// `more_when_sure` more where they surely stand for the same words (Mecca and Makkah
/// for مکه); but never to less than `least_share` of the cost. Two that surely stand for
/// different words are charged `surely_two` times Facts::surely_apart more than was fitted:
/// the fit sees few of them, for nearly all that it sees is known from one or two entries.
inline constexpr double most_bonus = 2.0;
inline constexpr double more_when_sure = 6.0;
inline constexpr double least_share = 0.4;
inline constexpr double surely_two = 0.7;
double with_facts(double cost, const Facts&, const FactCosts&);

/// What it adds that one spelling ends in -ullah and the other in -allah.
inline constexpr double other_ending = 0.4;

}  // namespace imla
