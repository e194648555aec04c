#include "searcher/searcher.hpp"

#include <xapian.h>

#include <algorithm>

#include "schema/fields.hpp"
#include "schema/index_directory.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "searcher/highlighter.hpp"
#include "searcher/plan.hpp"
#include "searcher/rescoring.hpp"
#include "searcher/vocabulary.hpp"

namespace imla {
namespace {

/// Saturation is already in the stored counts (see impact()), so length plays no
/// part. 20 of them are k1 = 1.25; a word said twice in a query counts twice.
const Xapian::BM25Weight impact_weight(20, 0, 1000, 0, 0.5);

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
    std::vector<Expansion> forms(std::string_view words, Reach);
    Expander expander(std::string_view text, const SearchSettings&);
    std::vector<Expansion> not_included(const ParsedQuery&, std::string_view text, SearchSettings,
                                        const std::vector<Expansion>& included);
    void collect(Xapian::Enquire&, const Plan&, const SearchSettings&, Result&);
    void collect_checked(Xapian::Enquire&, const Plan&, const SearchSettings&, Result&);
    Hit hit(double score, unsigned rank, PassageRecord, const Highlighter&,
            const SearchSettings&);
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
    Taught taught;
};

Searcher::Searcher(const std::vector<std::string>& indexes, Taught taught)
    : state_(std::make_unique<State>(indexes)) {
    state_->taught = std::move(taught);
}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

Result Searcher::search(std::string_view query, const SearchSettings& settings) {
    return state_->retried([&] { return state_->search(query, settings); });
}

std::vector<Expansion> Searcher::forms(std::string_view words, Reach reach) {
    return state_->retried([&] { return state_->forms(words, reach); });
}

std::vector<AcronymEntry> Searcher::acronyms() {
    return state_->retried([&] {
        std::vector<AcronymEntry> entries = all_acronyms(state_->database);
        for (AcronymEntry& entry : entries)
            entry.defined_in = defining_passage(entry, state_->database);
        return entries;
    });
}

Expander Searcher::State::expander(std::string_view text, const SearchSettings& wish) {
    ExpansionPolicy policy;
    policy.reach = wish.reach;
    policy.across_scripts = wish.across_scripts;
    policy.capitals_tell =
        std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    policy.taught = taught.empty() ? nullptr : &taught;
    return {policy, database, vocabulary, stemmer};
}

// The census is what a query of these words would look for, without stems.
std::vector<Expansion> Searcher::State::forms(std::string_view words, Reach reach) {
    SearchSettings wish;
    wish.reach = reach;
    const ParsedQuery parsed = parse_query(words, {.plain = true});
    std::vector<Expansion> census =
        expansions_of(plan_query(parsed, wish, expander(words, wish)), vocabulary);
    std::erase_if(census, [](const Expansion& form) { return form.how == How::stem; });
    return census;
}

Result Searcher::State::search(std::string_view text, const SearchSettings& wish) {
    const ParsedQuery parsed = parse_query(text, wish.parse);
    const Expander expand = expander(text, wish);
    Plan plan = plan_query(parsed, wish, expand);
    Result result;
    result.read_as = written_out(parsed.root);
    result.remarks = parsed.remarks;
    result.expansions = expansions_of(plan, vocabulary);
    if (wish.with_wider) result.not_included = not_included(parsed, text, wish, result.expansions);
    if (plan.query.empty()) return result;
    if (!wish.filter.empty()) {
        const ParsedQuery filter = parse_query(wish.filter, {.strict = wish.parse.strict});
        result.remarks.insert(result.remarks.end(), filter.remarks.begin(), filter.remarks.end());
        const Plan narrow = plan_query(filter, wish, expander(wish.filter, wish));
        if (!narrow.query.empty())
            plan.query = Xapian::Query(Xapian::Query::OP_FILTER, plan.query, narrow.query);
    }

    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(impact_weight);
    enquire.set_query(plan.query);
    plan.exact_phrases.empty() ? collect(enquire, plan, wish, result)
                               : collect_checked(enquire, plan, wish, result);
    return result;
}

std::vector<Expansion> Searcher::State::not_included(const ParsedQuery& parsed,
                                                     std::string_view text, SearchSettings wish,
                                                     const std::vector<Expansion>& included) {
    if (wish.reach != Reach::careful) return {};
    wish.reach = Reach::wide;
    std::vector<Expansion> wider =
        expansions_of(plan_query(parsed, wish, expander(text, wish)), vocabulary);
    std::erase_if(wider, [&](const Expansion& form) {
        return form.passages == 0 ||
               std::any_of(included.begin(), included.end(), [&](const Expansion& other) {
                   return other.query == form.query && other.form == form.form;
               });
    });
    return wider;
}

void Searcher::State::collect(Xapian::Enquire& enquire, const Plan& plan,
                              const SearchSettings& wish, Result& result) {
    Xapian::MSet found;
    std::vector<Ranked> ranked = ranked_hits(enquire, plan.wanted, stemmer, wish, found);
    result.total = found.get_matches_estimated();
    result.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    const Highlighter highlighter(plan.wanted, stemmer);
    for (Ranked& one : ranked) {
        if (!one.passage)
            one.passage = decode_passage(database.get_document(one.record, Xapian::DOC_ASSUME_VALID).get_data());
        const unsigned rank = wish.offset + static_cast<unsigned>(result.hits.size()) + 1;
        result.hits.push_back(hit(one.score, rank, std::move(*one.passage), highlighter, wish));
    }
}

// The index drops particles from phrases, so "exactly these words" is checked
// on the text of each candidate.
void Searcher::State::collect_checked(Xapian::Enquire& enquire, const Plan& plan,
                                      const SearchSettings& wish, Result& result) {
    constexpr Xapian::doccount batch = 200, most_checked = 10'000;
    const Highlighter highlighter(plan.wanted, stemmer);
    unsigned passing = 0;
    Xapian::doccount first = 0;
    for (; first < most_checked; first += batch) {
        const Xapian::MSet found = enquire.get_mset(first, batch);
        for (auto it = found.begin(); it != found.end(); ++it) {
            PassageRecord passage = decode_passage(it.get_document().get_data());
            const auto holds = [&](const std::vector<std::string>& terms) {
                return holds_exactly(passage.text, terms) || holds_exactly(passage.title, terms) ||
                       std::any_of(passage.headings.begin(), passage.headings.end(),
                                   [&](const auto& h) { return holds_exactly(h, terms); });
            };
            if (!std::all_of(plan.exact_phrases.begin(), plan.exact_phrases.end(), holds)) continue;
            if (passing++ < wish.offset || result.hits.size() == wish.top) continue;
            result.hits.push_back(hit(it.get_weight(), passing, std::move(passage), highlighter, wish));
        }
        if (found.size() < batch) break;
    }
    result.total = passing;
    result.total_exact = first < most_checked;
}

Hit Searcher::State::hit(double score, unsigned rank, PassageRecord passage,
                         const Highlighter& highlighter, const SearchSettings& wish) {
    Hit hit;
    hit.rank = rank;
    hit.score = score;
    hit.passage = std::move(passage);
    hit.matches = highlighter.matches(hit.passage.text);
    if (wish.with_extra) hit.extra = extra_of(hit.passage.document);
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
