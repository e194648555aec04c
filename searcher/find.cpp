// Runs a plan: from Xapian's matches to hits with highlights and context.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "searcher/by_date.hpp"
#include "searcher/rescoring.hpp"
#include "searcher/state.hpp"

namespace imla {

namespace {

/// How many hits are left when those of a value collapse; those without one stay.
std::size_t groups_of(const Xapian::ValueCountMatchSpy& spy) {
    std::size_t groups = spy.get_total();
    for (auto it = spy.values_begin(); it != spy.values_end(); ++it) groups -= it.get_termfreq() - 1;
    return groups;
}

/// The index drops particles from phrases, so "exactly these words" is checked on the text.
bool holds_phrases(const Plan& plan, const PassageRecord& passage) {
    return std::all_of(plan.exact_phrases.begin(), plan.exact_phrases.end(), [&](const std::vector<std::string>& terms) {
        return holds_exactly(passage.text, terms) || holds_exactly(passage.title, terms) ||
               std::any_of(passage.headings.begin(), passage.headings.end(),
                           [&](const auto& heading) { return holds_exactly(heading, terms); });
    });
}

constexpr Xapian::doccount most_checked = 10'000;   // passages whose text is read for exact phrases

}  // namespace

void Searcher::State::set_weights(Xapian::Enquire& enquire) const {
    if (has_server(opened.parts)) enquire.set_weighting_scheme(stock_impact_weight);
    else enquire.set_weighting_scheme(ImpactWeight());
}

void Searcher::State::find(const Plan& plan, const SearchSettings& wish, Result& result) {
    Xapian::Enquire enquire(database);
    set_weights(enquire);
    // Equal hits come by document; its passages follow one another in the index.
    enquire.set_sort_by_relevance_then_value(slot_document, false);
    if (wish.order != Order::score && wish.top > 0) return find_by_date(plan, wish, result);
    if (!plan.exact_phrases.empty()) {
        if (wish.unit == Unit::document) enquire.set_collapse_key(slot_document);
        return find_checked(enquire, plan, wish, result);
    }
    if (wish.fold && wish.unit == Unit::passage) enquire.set_collapse_key(slot_signature);
    // Counting beyond what is shown costs time; a thousand is exact enough to read.
    const Xapian::doccount counted = wish.exact_total  ? database.get_doccount()
                                     : wish.with_total ? 1000
                                                       : 0;
    // What the engine makes of hits that collapse differs from shard to shard.
    const bool collapsed = wish.unit == Unit::document || wish.fold;
    Xapian::ValueCountMatchSpy spy(wish.unit == Unit::document ? slot_document : slot_signature);
    if (collapsed) enquire.add_matchspy(&spy);
    RankedHits ranked = ranked_hits(plan, {enquire, database, local}, stemmer, wish, counted);
    result.total = ranked.total;
    result.total_exact = ranked.total_exact;
    if (collapsed && counted > 0) {
        result.total_exact = spy.get_total() < counted;   // all of them were looked at
        if (result.total_exact) result.total = groups_of(spy);
    }
    const Highlighter highlighter(plan.wanted, stemmer);
    result.hits.reserve(ranked.hits.size());
    std::vector<Xapian::docid> records;
    records.reserve(ranked.hits.size());
    for (const Ranked& one : ranked.hits) records.push_back(one.record);
    for (Ranked& one : ranked.hits) {
        if (!one.passage)
            one.passage = decode_passage(
                database.get_document(one.record, Xapian::DOC_ASSUME_VALID).get_data());
        const unsigned rank = wish.offset + static_cast<unsigned>(result.hits.size()) + 1;
        result.hits.push_back(hit(one.score, rank, std::move(*one.passage), highlighter, wish));
    }
    if (wish.fold) find_folded(plan, records, result);
}

// The engine's own collapsing would choose among equals by where they are stored, so
// documents and folded passages are told apart here. The second look has no part in it: it
// is about the best few, and these are the latest.
void Searcher::State::find_by_date(const Plan& plan, const SearchSettings& wish, Result& result) {
    const bool checked = !plan.exact_phrases.empty();
    if (!checked) {
        SearchSettings only_count = wish;
        only_count.top = only_count.offset = 0;
        find(plan, only_count, result);
    }
    Xapian::Enquire enquire(database);
    set_weights(enquire);
    const Highlighter highlighter(plan.wanted, stemmer);
    std::set<std::string> groups;
    std::vector<Xapian::docid> records;
    Xapian::doccount looked_at = 0;
    unsigned passing = 0;
    bool all = true;
    const auto is_hit = [&](const Xapian::Document& record, const PassageRecord& passage) {
        if (checked && !holds_phrases(plan, passage)) return false;
        if (wish.unit != Unit::document && !wish.fold) return true;
        const std::string group = record.get_value(wish.unit == Unit::document ? slot_document : slot_signature);
        return group.empty() || groups.insert(group).second;
    };
    const auto take = [&](const Xapian::MSetIterator& match) {
        if (checked && looked_at++ == most_checked) return all = false;
        const Xapian::Document record = match.get_document();
        PassageRecord passage;
        if (checked || passing >= wish.offset) passage = decode_passage(record.get_data());
        if (!is_hit(record, passage)) return true;
        if (passing++ >= wish.offset && result.hits.size() < wish.top) {
            records.push_back(*match);
            result.hits.push_back(hit(match.get_weight(), passing, std::move(passage), highlighter, wish));
        }
        return checked || result.hits.size() < wish.top;   // of those checked, every one is counted
    };
    each_by_date(enquire, plan.query.query(), wish.order, std::min(wish.offset + wish.top, 100'000U) + 20, take);
    if (wish.fold) find_folded(plan, records, result);
    if (!checked) return;
    result.total = passing;
    result.total_exact = all;
}

void Searcher::State::find_checked(Xapian::Enquire& enquire, const Plan& plan,
                                   const SearchSettings& wish, Result& result) {
    constexpr Xapian::doccount batch = 200;
    enquire.set_query(plan.query.query());
    const Highlighter highlighter(plan.wanted, stemmer);
    unsigned passing = 0;
    std::set<std::string> signatures;   // of hits, under which others are folded
    std::vector<Xapian::docid> records;
    Xapian::doccount first = 0;
    for (; first < most_checked; first += batch) {
        const Xapian::MSet found = enquire.get_mset(first, batch);
        for (auto it = found.begin(); it != found.end(); ++it) {
            PassageRecord passage = decode_passage(it.get_document().get_data());
            if (!holds_phrases(plan, passage)) continue;
            if (wish.fold && wish.unit == Unit::passage)
                if (const std::string signature = it.get_document().get_value(slot_signature);
                    !signature.empty() && !signatures.insert(signature).second)
                    continue;
            if (passing++ < wish.offset || result.hits.size() == wish.top) continue;
            records.push_back(*it);
            result.hits.push_back(hit(it.get_weight(), passing, std::move(passage), highlighter, wish));
        }
        if (found.size() < batch) break;
    }
    if (wish.fold) find_folded(plan, records, result);
    result.total = passing;
    result.total_exact = first < most_checked;
}

Hit Searcher::State::hit(double score, unsigned rank, PassageRecord passage,
                         const Highlighter& highlighter, const SearchSettings& wish) {
    Hit hit;
    hit.rank = rank;
    hit.score = score;
    hit.passage = std::move(passage);
    if (wish.with_matches) hit.matches = highlighter.matches(hit.passage.text);
    if (wish.with_extra) hit.extra = extra_of(hit.passage.document);
    if (wish.context > 0)
        for (PassageRecord& near : passages(hit.passage.id(), wish.context))
            if (near.ordinal != hit.passage.ordinal)
                (near.ordinal < hit.passage.ordinal ? hit.before : hit.after).push_back(std::move(near));
    return hit;
}

std::vector<std::pair<std::string, std::string>> Searcher::State::extra_of(
    const std::string& document) {
    const std::string term = id_term(document);
    const auto record = database.postlist_begin(term);   // the document's own record comes first
    if (record == database.postlist_end(term)) return {};
    return decode_document(database.get_document(*record).get_data()).extra;
}

}  // namespace imla
