#include <algorithm>
#include <map>

#include "schema/fields.hpp"
#include "searcher/state.hpp"

namespace imla {

namespace {

/// The value that a facet counts of a passage.
std::string value_of(const Xapian::Document& passage, std::string_view facet) {
    if (facet == "year") return passage.get_value(slot_date).substr(0, 4);
    if (facet == "month") return passage.get_value(slot_date).substr(0, 7);
    if (facet == "source") return passage.get_value(slot_source);
    if (facet == "author") return passage.get_value(slot_author);
    if (facet == "heading") return passage.get_value(slot_heading);
    return decode_passage(passage.get_data()).document;
}

}  // namespace

std::vector<Count> Searcher::counts(std::string_view query, const SearchSettings& wish, std::string_view facet) {
    return state_->retried([&] {
        std::vector<Count> counts;
        Result ignored;
        const Plan plan = state_->planned(query, wish, ignored);
        if (plan.query.empty()) return counts;
        Xapian::Enquire enquire(state_->database);
        enquire.set_query(plan.query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        if (wish.unit == Unit::document) enquire.set_collapse_key(slot_document);
        else if (wish.fold) enquire.set_collapse_key(slot_signature);
        const Xapian::MSet all = enquire.get_mset(0, state_->database.get_doccount());
        std::map<std::string, std::size_t> hits;
        for (auto it = all.begin(); it != all.end(); ++it) ++hits[value_of(it.get_document(), facet)];
        for (const auto& [value, number] : hits) counts.push_back({value, number});
        if (facet != "year" && facet != "month")
            std::stable_sort(counts.begin(), counts.end(),
                             [](const Count& a, const Count& b) { return a.hits > b.hits; });
        return counts;
    });
}

}  // namespace imla
