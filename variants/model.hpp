// How likely two spellings are of one name: a learned model of romanisation.
#pragma once

#include <string>
#include <string_view>

#include "variants/costs.hpp"
#include "variants/lexicon.hpp"
#include "variants/reach.hpp"

namespace imla {

/// How far apart two folded words are as spellings of one name: 0 for equal
/// words, infinite where the model rules it out. Symmetric. Everything that
/// bears on the verdict (length, vowels, doubled letters, known different
/// names) is in the number, so that one limit serves every pair. In nats: each
/// step of 1 makes "one name" about 2.7 times less likely.
double distance(std::string_view a, std::string_view b);

/// The largest distance that is a match at this reach; negative for Reach::off.
double limit(Reach reach);

/// One word that is compared with many.
class Matcher {
  public:
    explicit Matcher(std::string_view query);

    /// distance(query, form), or infinite where it is above `most`, which is
    /// then found out sooner.
    double distance(std::string_view form, double most = limit(Reach::wide)) const;

  private:
    std::string query_;
    Readings readings_;
    bool english_;
};

/// The cost of an alignment, and what is known of the two spellings, as one
/// distance. Kinship brings two spellings nearer by at most `most_bonus`, and
/// never to less than `least_share` of the cost.
inline constexpr double most_bonus = 2.0;
inline constexpr double least_share = 0.4;
double with_kinship(double cost, const Kinship& kinship, const KinshipCosts& costs);

}  // namespace imla
