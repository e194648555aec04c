#include "searcher/searcher.hpp"

#include <xapian.h>

#include <algorithm>

#include "analysis/tokenizer.hpp"
#include "schema/fields.hpp"
#include "schema/index_directory.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "searcher/highlighter.hpp"
#include "searcher/plan.hpp"
#include "searcher/vocabulary.hpp"

namespace imla {
namespace {

/// Saturation is already in the stored counts (see impact()), so length plays no part.
const Xapian::BM25Weight impact_weight(16, 0, 1, 0, 0.5);

Xapian::Database open_all(const std::vector<std::string>& indexes) {
    Xapian::Database all;
    for (const std::string& index : indexes) all.add_database(open_index(index));
    return all;
}

}  // namespace

struct Searcher::State {
    explicit State(const std::vector<std::string>& paths)
        : indexes(paths),
          database(open_all(paths)),
          settings(settings_of(database, paths.front())),
          stemmer(settings.language),
          vocabulary(database) {}

    Result search(std::string_view text, const SearchSettings&);
    std::vector<Hit> hits(const Xapian::MSet&, const Plan&, bool with_extra);
    std::vector<std::pair<std::string, std::string>> extra_of(const std::string& document);

    /// Runs `work` again on the newest state when a writer has overtaken us.
    template <class Work>
    auto retried(Work work) {
        for (int attempt = 1;; ++attempt) {
            try {
                return work();
            } catch (const Xapian::DatabaseModifiedError&) {
                if (attempt == 3)
                    throw UserError("the index '" + indexes.front() +
                                    "' changes faster than it can be read; try again in a moment");
                database.reopen();
            }
        }
    }

    std::vector<std::string> indexes;
    Xapian::Database database;
    Settings settings;
    Stemmer stemmer;
    IndexVocabulary vocabulary;
};

Searcher::Searcher(const std::vector<std::string>& indexes)
    : state_(std::make_unique<State>(indexes)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

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
            for (const Form& form : forms_of(token.term, reach, state_->vocabulary))
                census.push_back({typed, form.text, form.how, form.distance, form.passages});
        }
        return census;
    });
}

Result Searcher::State::search(std::string_view text, const SearchSettings& wish) {
    const ParsedQuery parsed = parse_query(text, wish.parse);
    Plan plan = plan_query(parsed, text, wish, vocabulary, stemmer);
    Result result;
    result.read_as = written_out(parsed.root);
    result.remarks = parsed.remarks;
    result.expansions = expansions_of(plan, vocabulary);
    if (plan.query.empty()) return result;
    if (!wish.filter.empty()) {
        const ParsedQuery filter = parse_query(wish.filter, {.strict = wish.parse.strict});
        result.remarks.insert(result.remarks.end(), filter.remarks.begin(), filter.remarks.end());
        const Plan narrow = plan_query(filter, wish.filter, wish, vocabulary, stemmer);
        if (!narrow.query.empty())
            plan.query = Xapian::Query(Xapian::Query::OP_FILTER, plan.query, narrow.query);
    }

    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(impact_weight);
    enquire.set_query(plan.query);
    if (wish.unit == Unit::document) enquire.set_collapse_key(slot_document);
    // Counting beyond what is shown costs time; a thousand is exact enough to read.
    const Xapian::MSet found =
        enquire.get_mset(wish.offset, wish.top, std::max(1000u, wish.offset + wish.top));
    result.total = found.get_matches_estimated();
    result.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    result.hits = hits(found, plan, wish.with_extra);
    return result;
}

std::vector<Hit> Searcher::State::hits(const Xapian::MSet& found, const Plan& plan,
                                       bool with_extra) {
    const Highlighter highlighter(plan.wanted, stemmer);
    std::vector<Hit> hits;
    for (auto it = found.begin(); it != found.end(); ++it) {
        Hit hit;
        hit.rank = it.get_rank() + 1;
        hit.score = it.get_weight();
        hit.passage = decode_passage(it.get_document().get_data());
        hit.matches = highlighter.matches(hit.passage.text);
        if (with_extra) hit.extra = extra_of(hit.passage.document);
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
