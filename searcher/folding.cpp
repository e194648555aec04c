// Passages that are nearly the same, shown once: where else a hit stands.
#include <algorithm>
#include <map>
#include <set>

#include "schema/fields.hpp"
#include "searcher/state.hpp"

namespace imla {

// The engine shows one passage of each signature (a collapse key); a second look
// among the hits of the query finds the others. It needs no more than values,
// which remote databases have too.
void Searcher::State::find_folded(const Plan& plan, const std::vector<Xapian::docid>& records, Result& result) {
    constexpr Xapian::doccount most_read = 10'000;
    constexpr std::size_t most_named = 20;
    std::map<std::string, std::size_t> hits;   // by signature
    std::vector<Xapian::Query> alike;
    std::vector<std::string> own_document(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Xapian::Document record = database.get_document(records[i]);
        own_document[i] = record.get_value(slot_document);
        const std::string signature = record.get_value(slot_signature);
        if (signature.empty() || !hits.try_emplace(signature, i).second) continue;
        alike.emplace_back(Xapian::Query::OP_VALUE_RANGE, slot_signature, signature, signature);
    }
    if (alike.empty()) return;
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query({Xapian::Query::OP_FILTER, plan.query.query(), {Xapian::Query::OP_OR, alike.begin(), alike.end()}});
    const Xapian::MSet found = enquire.get_mset(0, most_read);
    std::vector<std::set<std::string>> documents(records.size());
    for (auto it = found.begin(); it != found.end(); ++it) {
        const Xapian::Document record = it.get_document();
        const auto shown = hits.find(record.get_value(slot_signature));
        if (shown == hits.end() || records[shown->second] == *it) continue;
        Also& also = result.hits[shown->second].also;
        ++also.passages;
        if (const std::string document = record.get_value(slot_document); document != own_document[shown->second])
            documents[shown->second].insert(document);
        if (also.ids.size() < most_named) also.ids.push_back(decode_passage(record.get_data()).id());
    }
    for (std::size_t i = 0; i < records.size(); ++i) result.hits[i].also.documents = documents[i].size();
}

}  // namespace imla
