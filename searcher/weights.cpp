#include "searcher/weights.hpp"

#include <algorithm>
#include <cmath>

#include "schema/terms.hpp"

namespace imla {
namespace {

using Xapian::Query;

// 16 binary digits for a term, 8 for each share above it (two at most), 7 for
// the impact: what a double holds exactly leaves room for sums of thousands.
double rounded(double weight, double steps) {
    return std::max(1.0, std::round(weight * steps)) / steps;
}

}  // namespace

double rarity(double passages, double all) {
    double odds = (std::max(all, passages) - passages + 0.5) / (passages + 0.5);
    // Words of more than a third of the passages would weigh next to nothing, or less (as Xapian does).
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds);
}

double passages_with_any(const std::vector<unsigned>& passages, double all) {
    double without = 1;
    for (const unsigned each : passages) without *= std::max(0.0, 1 - each / std::max(all, 1.0));
    return all * (1 - without);
}

Query weighed_term(const std::string& term, double weight) {
    constexpr double k1 = 1.25;
    return {Query::OP_SCALE_WEIGHT, Query(term), rounded(weight * (k1 + 1) / highest_impact, 65536)};
}

Query any_spelling(const std::vector<std::pair<std::string, double>>& terms) {
    std::vector<Query> each;
    each.reserve(terms.size());
    for (const auto& [term, weight] : terms) each.push_back(weighed_term(term, weight));
    return each.size() == 1 ? each.front() : Query(Query::OP_OR, each.begin(), each.end());
}

Query weighed(const Query& query, double share) {
    return {Query::OP_SCALE_WEIGHT, query, rounded(share, 256)};
}

}  // namespace imla
