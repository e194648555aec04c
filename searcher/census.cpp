// The census of a name: how many passages and documents hold each spelling, and when.
#include <algorithm>
#include <set>

#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "searcher/state.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"

namespace imla {
namespace {

/// The passages that hold a form, in order.
std::vector<Xapian::docid> passages_with(const std::string& form, const Xapian::Database& database) {
    const std::vector<std::string> words = phrase_words(form);
    if (form.find(' ') == form.npos || words.empty())
        return {database.postlist_begin(form), database.postlist_end(form)};
    // A joined name is filed whole; what was taught or abbreviated is found as a phrase.
    for (const std::string& key : index_keys(joined_spelling(form)))
        if (const std::string term = variant_term(key, form); database.term_exists(term))
            return {database.postlist_begin(term), database.postlist_end(term)};
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query({Xapian::Query::OP_PHRASE, words.begin(), words.end(), static_cast<Xapian::termcount>(words.size())});
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    std::vector<Xapian::docid> passages;
    for (auto it = found.begin(); it != found.end(); ++it) passages.push_back(*it);
    return passages;
}

void count(CensusEntry& entry, const Xapian::Database& database) {
    const std::vector<Xapian::docid> passages = passages_with(entry.form.form, database);
    entry.form.passages = static_cast<unsigned>(passages.size());
    std::set<std::string> documents;
    auto document = database.valuestream_begin(slot_document);
    auto date = database.valuestream_begin(slot_date);
    for (const Xapian::docid passage : passages) {
        document.skip_to(passage);
        if (document == database.valuestream_end(slot_document)) break;
        if (document.get_docid() == passage) documents.insert(*document);
        if (date == database.valuestream_end(slot_date)) continue;
        date.skip_to(passage);
        if (date == database.valuestream_end(slot_date) || date.get_docid() != passage) continue;
        const std::string when = *date;
        if (entry.first_date.empty() || when < entry.first_date) entry.first_date = when;
        entry.last_date = std::max(entry.last_date, when);
    }
    entry.documents = static_cast<unsigned>(documents.size());
}

}  // namespace

// What a query of these words would look for, without stems.
std::vector<CensusEntry> Searcher::State::forms(std::string_view words, Reach reach) {
    SearchSettings wish;
    wish.reach = reach;
    const ParsedQuery parsed = parse_query(words, {.plain = true, .strict = false});
    std::vector<CensusEntry> census;
    for (Expansion& form : expansions_of(plan_query(parsed, wish, expander(words, wish)), vocabulary)) {
        if (form.how == How::stem) continue;
        CensusEntry& entry = census.emplace_back();
        entry.form = std::move(form);
        count(entry, database);
    }
    return census;
}

std::vector<CensusEntry> Searcher::forms(std::string_view words, Reach reach) {
    return state_->retried([&] { return state_->forms(words, reach); });
}

}  // namespace imla
