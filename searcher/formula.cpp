#include "searcher/formula.hpp"

#include <iterator>
#include <utility>

namespace imla {

using Xapian::Query;

Query Formula::query() const {
    std::vector<Query> each;
    each.reserve(terms.size() + others.size());
    for (const auto& [term, weight] : terms) each.emplace_back(Query::OP_SCALE_WEIGHT, Query(term), weight);
    each.insert(each.end(), others.begin(), others.end());
    return each.size() == 1 ? each.front() : Query(Query::OP_OR, each.begin(), each.end());
}

Formula for_engine(const Query& query) {
    return query.empty() ? Formula() : Formula{{}, {query}, true};
}

Formula beside(const Query& query) {
    return query.empty() ? Formula() : Formula{{}, {query}, false};
}

Formula any_of(std::vector<Formula> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    Formula sum;
    for (Formula& part : parts) {
        std::move(part.terms.begin(), part.terms.end(), std::back_inserter(sum.terms));
        std::move(part.others.begin(), part.others.end(), std::back_inserter(sum.others));
        sum.engine_only = sum.engine_only || part.engine_only;
    }
    return sum;
}

Formula times(Formula formula, double factor) {
    if (factor == 1) return formula;
    for (WeighedTerm& term : formula.terms) term.weight *= factor;
    for (Query& other : formula.others) other = Query(Query::OP_SCALE_WEIGHT, other, factor);
    return formula;
}

}  // namespace imla
