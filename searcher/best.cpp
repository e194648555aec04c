#include "searcher/best.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "schema/fields.hpp"

namespace imla {

namespace {

/// How many more hits are asked for than wished: a quarter of web queries end within equals.
constexpr Xapian::doccount spare = 8;

std::vector<Xapian::doccount> as_found(const Xapian::MSet& found) {
    std::vector<Xapian::doccount> order(found.size());
    std::iota(order.begin(), order.end(), 0);
    return order;
}

/// Puts hits of one score in the order of their documents, as far as the first `most`
/// depend on it. Passages of one document stay as they are: they follow one another in
/// the index.
void order_equals(const Xapian::MSet& found, std::vector<Xapian::doccount>& order, Xapian::doccount most) {
    const auto score = [&](Xapian::doccount at) { return found[at].get_weight(); };
    for (auto first = order.begin(); first != order.end() && first - order.begin() < most;) {
        const auto last = std::find_if(first, order.end(), [&](auto at) { return score(at) != score(*first); });
        if (last - first > 1) {
            std::vector<std::pair<std::string, Xapian::doccount>> equals;
            for (auto at = first; at != last; ++at)
                equals.emplace_back(found[*at].get_document().get_value(slot_document), *at);
            std::stable_sort(equals.begin(), equals.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            std::transform(equals.begin(), equals.end(), first, [](const auto& one) { return one.second; });
        }
        first = last;
    }
}

}  // namespace

Best best_collapsed(Xapian::Enquire& enquire, Xapian::doccount first, Xapian::doccount most,
                    Xapian::doccount checked) {
    enquire.set_sort_by_relevance_then_value(slot_document, false);
    Xapian::MSet found = enquire.get_mset(first, most, checked);
    auto order = as_found(found);
    return {std::move(found), std::move(order)};
}

// Sorting by a value costs the engine a quarter of a query. So it sorts by score
// alone, for a few more hits than are wished, and is asked to sort only where hits that
// equal the last go on to the end of those.
Best best_of(Xapian::Enquire& enquire, Xapian::doccount first, Xapian::doccount most, Xapian::doccount checked) {
    if (first > 0 || most == 0) return best_collapsed(enquire, first, most, checked);
    enquire.set_sort_by_relevance();
    const Xapian::doccount asked = most + 1 + spare;
    Xapian::MSet found = enquire.get_mset(0, asked, std::max(checked, asked));
    enquire.set_sort_by_relevance_then_value(slot_document, false);
    if (found.size() == asked && found[most - 1].get_weight() == found[asked - 1].get_weight())
        return best_collapsed(enquire, first, most, checked);
    auto order = as_found(found);
    order_equals(found, order, most);
    if (order.size() > most) order.resize(most);
    return {std::move(found), std::move(order)};
}

}  // namespace imla
