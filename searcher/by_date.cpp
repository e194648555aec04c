#include "searcher/by_date.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "schema/fields.hpp"

namespace imla {

namespace {

/// A run of matches with one date and one score, in the order of their documents. Passages
/// of one document follow one another in the index.
std::vector<Xapian::MSetIterator> by_document(const Xapian::MSet& found, Xapian::doccount first, Xapian::doccount last) {
    std::vector<std::pair<std::string, Xapian::MSetIterator>> equals;
    for (; first != last; ++first)
        equals.emplace_back(last - first > 1 || !equals.empty() ? found[first].get_document().get_value(slot_document) : "",
                            found[first]);
    std::stable_sort(equals.begin(), equals.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Xapian::MSetIterator> ordered;
    ordered.reserve(equals.size());
    for (auto& each : equals) ordered.push_back(each.second);
    return ordered;
}

/// False where `take` has enough. The engine orders by date and score alone, so only runs
/// of equals that end within a page are settled.
bool each_of(Xapian::Enquire& enquire, Xapian::doccount page,
             const std::function<bool(const Xapian::MSetIterator&)>& take) {
    for (Xapian::doccount settled = 0;;) {
        const Xapian::MSet found = enquire.get_mset(settled, page);
        const bool all = found.size() < page;
        Xapian::doccount first = 0;
        while (first < found.size()) {
            const double score = found[first].get_weight();
            const std::string date = found[first].get_sort_key();
            Xapian::doccount last = first + 1;
            while (last < found.size() && found[last].get_weight() == score && found[last].get_sort_key() == date) ++last;
            if (last == found.size() && !all) break;
            for (const Xapian::MSetIterator& match : by_document(found, first, last))
                if (!take(match)) return false;
            first = last;
        }
        if (all) return true;
        settled += first;
        page *= first == 0 ? 8 : 2;
    }
}

}  // namespace

void each_by_date(Xapian::Enquire& enquire, const Xapian::Query& query, Order order, Xapian::doccount page,
                  const std::function<bool(const Xapian::MSetIterator&)>& take) {
    enquire.set_sort_by_value_then_relevance(slot_date, order == Order::newest);
    enquire.set_query(query);
    if (order == Order::newest) {
        each_of(enquire, page, take);
        return;
    }
    // What has no date would come first.
    const Xapian::Query dated(Xapian::Query::OP_VALUE_GE, slot_date, std::string(1, '\x01'));
    enquire.set_query({Xapian::Query::OP_FILTER, query, dated});
    if (!each_of(enquire, page, take)) return;
    enquire.set_query({Xapian::Query::OP_AND_NOT, query, dated});
    each_of(enquire, page, take);
}

}  // namespace imla
