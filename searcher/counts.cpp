#include <algorithm>
#include <map>

#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "searcher/state.hpp"

namespace imla {

namespace {

/// Where the values of a facet are kept.
Xapian::valueno slot_of(std::string_view facet) {
    if (facet == "year" || facet == "month") return slot_date;
    if (facet == "source") return slot_source;
    if (facet == "author") return slot_author;
    if (facet == "heading") return slot_heading;
    return slot_document;
}

/// A value as it is counted: of a date only the year, or the month.
std::string counted_value(std::string value, std::string_view facet) {
    if (facet == "year") value.resize(std::min<std::size_t>(value.size(), 4));
    if (facet == "month") value.resize(std::min<std::size_t>(value.size(), 7));
    return value;
}

/// The id of the document whose value was too long to be kept.
std::string whole_id(const std::string& value, const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot_document, value, value));
    const Xapian::MSet one = enquire.get_mset(0, 1);
    return one.empty() ? value : decode_passage(one.begin().get_document().get_data()).document;
}

}  // namespace

// The engine counts: a server would otherwise have to send every hit.
std::vector<Count> Searcher::counts(std::string_view query, const SearchSettings& wish, std::string_view facet) {
    return state_->retried([&] {
        std::vector<Count> counts;
        Result ignored;
        const Plan plan = state_->planned(query, wish, ignored);
        if (plan.query.empty()) return counts;
        const Xapian::doccount all = state_->database.get_doccount();
        Xapian::Enquire enquire(state_->database);
        enquire.set_query(plan.query.query());
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        std::map<std::string, std::size_t> hits;
        if (wish.fold || (wish.unit == Unit::document && facet != "document")) {
            // A spy would see every passage of what is one hit.
            enquire.set_collapse_key(wish.fold ? slot_signature : slot_document);
            enquire.set_sort_by_value(slot_document, false);
            const Xapian::MSet found = enquire.get_mset(0, all);
            for (auto it = found.begin(); it != found.end(); ++it) {
                std::string value = counted_value(it.get_document().get_value(slot_of(facet)), facet);
                if (facet == "document" && is_cut_value(value)) value = whole_id(value, state_->database);
                ++hits[value];
            }
        } else {
            Xapian::ValueCountMatchSpy spy(slot_of(facet));
            enquire.add_matchspy(&spy);
            enquire.get_mset(0, 0, all);
            std::size_t without = spy.get_total();
            for (auto it = spy.values_begin(); it != spy.values_end(); ++it) {
                const std::size_t passages = it.get_termfreq();
                without -= passages;
                std::string value = counted_value(*it, facet);
                if (facet == "document" && is_cut_value(value)) value = whole_id(value, state_->database);
                hits[value] += wish.unit == Unit::document ? 1 : passages;
            }
            if (without > 0) hits[""] += without;
        }
        for (const auto& [value, number] : hits) counts.push_back({value, number});
        if (facet != "year" && facet != "month")
            std::stable_sort(counts.begin(), counts.end(),
                             [](const Count& a, const Count& b) { return a.hits > b.hits; });
        return counts;
    });
}

}  // namespace imla
