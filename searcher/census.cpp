// The census of a name: how many passages and documents hold each spelling, and when.
#include <algorithm>
#include <iterator>

#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "searcher/state.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"

namespace imla {
namespace {

/// The passages that hold a form.
Xapian::Query query_of(const std::string& form, const Xapian::Database& database) {
    const std::vector<std::string> words = phrase_words(form);
    if (form.find(' ') == form.npos || words.empty()) return Xapian::Query(form);
    // A joined name is filed whole; what was taught or abbreviated is found as a phrase.
    for (const std::string& key : index_keys(joined_spelling(form)))
        if (std::string term = variant_term(key, form); database.term_exists(term)) return Xapian::Query(term);
    return {Xapian::Query::OP_PHRASE, words.begin(), words.end(), static_cast<Xapian::termcount>(words.size())};
}

// The engine counts: a server would otherwise have to send every passage.
void count(CensusEntry& entry, const Xapian::Database& database) {
    Xapian::ValueCountMatchSpy documents(slot_document), dates(slot_date);
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query_of(entry.form.form, database));
    enquire.add_matchspy(&documents);
    enquire.add_matchspy(&dates);
    enquire.get_mset(0, 0, database.get_doccount());
    entry.form.passages = static_cast<unsigned>(documents.get_total());
    entry.documents = static_cast<unsigned>(std::distance(documents.values_begin(), documents.values_end()));
    for (auto date = dates.values_begin(); date != dates.values_end(); ++date) {
        const std::string when = *date;
        if (entry.first_date.empty() || when < entry.first_date) entry.first_date = when;
        entry.last_date = std::max(entry.last_date, when);
    }
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
