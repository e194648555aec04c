#include "searcher/searcher.hpp"

#include <xapian.h>

#include <algorithm>

#include "analysis/tokenizer.hpp"
#include "schema/fields.hpp"
#include "schema/index_directory.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "searcher/highlighter.hpp"
#include "searcher/state.hpp"

namespace imla {
namespace {

Xapian::Database open_all(const std::vector<std::string>& indexes) {
    Xapian::Database all;
    for (const std::string& index : indexes) all.add_database(open_index(index));
    return all;
}

std::string published(const std::string& index) {
    const auto generation = published_generation(index);
    return generation ? generation->string() : "";
}

}  // namespace

Searcher::State::State(const std::vector<std::string>& paths)
    : indexes(paths),
      database(open_all(paths)),
      settings(settings_of(database, paths.front())),
      stemmer(settings.language),
      vocabulary(database) {
    for (const std::string& path : paths) generations.push_back(published(path));
}

Searcher::Searcher(const std::vector<std::string>& indexes)
    : state_(std::make_unique<State>(indexes)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

bool Searcher::renew() {
    for (std::size_t i = 0; i < state_->indexes.size(); ++i)
        if (published(state_->indexes[i]) != state_->generations[i]) {
            state_ = std::make_unique<State>(std::vector<std::string>(state_->indexes));
            return true;
        }
    return state_->database.reopen();
}

std::string Searcher::newest_run() { return state_->database.get_value_upper_bound(slot_run); }

Result Searcher::search(std::string_view query, const SearchSettings& settings) {
    return state_->retried([&] { return state_->search(query, settings); });
}

std::vector<Expansion> Searcher::forms(std::string_view words, Reach reach) {
    return state_->retried([&] {
        std::vector<Expansion> census;
        for (const Token& token : tokenize(words, Capitals::query)) {
            if (token.particle || token.joined) continue;
            const std::string typed(words.substr(token.begin, token.end - token.begin));
            census.push_back({typed, token.term, How::exact, 0,
                              state_->vocabulary.passages_with(token.term)});
            for (const Form& form : forms_of(token.term, {reach, true, false}, state_->vocabulary))
                census.push_back({typed, form.text, form.how, form.distance, form.passages});
        }
        return census;
    });
}

Plan Searcher::State::planned(std::string_view text, const SearchSettings& wish, Result& result) {
    const ParsedQuery parsed = parse_query(text, wish.parse);
    Plan plan = plan_query(parsed, text, wish, vocabulary, stemmer);
    result.read_as = written_out(parsed.root);
    result.remarks = parsed.remarks;
    result.expansions = expansions_of(plan, vocabulary);
    if (plan.query.empty()) return plan;
    if (!wish.filter.empty()) {
        const ParsedQuery filter = parse_query(wish.filter, {.plain = false, .strict = wish.parse.strict});
        result.remarks.insert(result.remarks.end(), filter.remarks.begin(), filter.remarks.end());
        const Plan narrow = plan_query(filter, wish.filter, wish, vocabulary, stemmer);
        if (!narrow.query.empty())
            plan.query = Xapian::Query(Xapian::Query::OP_FILTER, plan.query, narrow.query);
    }
    if (!wish.indexed_after.empty()) {
        // Greater than: the last run that was seen is not new.
        const Xapian::Query old(Xapian::Query::OP_VALUE_LE, slot_run, wish.indexed_after);
        plan.query = Xapian::Query(Xapian::Query::OP_AND_NOT, plan.query, old);
    }
    return plan;
}

Result Searcher::State::search(std::string_view text, const SearchSettings& wish) {
    Result result;
    Plan plan = planned(text, wish, result);
    if (plan.query.empty()) return result;
    if (wish.feedback) expand_by_feedback(plan);
    find(plan, wish, result);
    return result;
}

void Searcher::State::find(const Plan& plan, const SearchSettings& wish, Result& result) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(impact_weight);
    enquire.set_query(plan.query);
    if (wish.unit == Unit::document) enquire.set_collapse_key(slot_document);
    // Counting beyond what is shown costs time; a thousand is exact enough to read.
    const Xapian::MSet found =
        enquire.get_mset(wish.offset, wish.top,
                         wish.exact_total ? database.get_doccount() : std::max(1000u, wish.offset + wish.top));
    result.total = found.get_matches_estimated();
    result.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    result.hits = hits(found, plan, wish);
}

std::vector<Hit> Searcher::State::hits(const Xapian::MSet& found, const Plan& plan,
                                       const SearchSettings& wish) {
    const Highlighter highlighter(plan.wanted, stemmer);
    std::vector<Hit> hits;
    for (auto it = found.begin(); it != found.end(); ++it) {
        Hit hit;
        hit.rank = it.get_rank() + 1;
        hit.score = it.get_weight();
        hit.passage = decode_passage(it.get_document().get_data());
        hit.matches = highlighter.matches(hit.passage.text);
        if (wish.with_extra) hit.extra = extra_of(hit.passage.document);
        if (wish.context > 0)
            for (PassageRecord& near : passages(hit.passage.id(), wish.context))
                if (near.ordinal != hit.passage.ordinal)
                    (near.ordinal < hit.passage.ordinal ? hit.before : hit.after).push_back(std::move(near));
        hits.push_back(std::move(hit));
    }
    return hits;
}

std::vector<std::pair<std::string, std::string>> Searcher::State::extra_of(
    const std::string& document) {
    const std::string term = id_term(document);
    const auto record = database.postlist_begin(term);   // the document's own record comes first
    if (record == database.postlist_end(term)) return {};
    return decode_document(database.get_document(*record).get_data()).extra;
}

}  // namespace imla
