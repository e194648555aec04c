#include "searcher/best.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "schema/fields.hpp"
#include "searcher/weights.hpp"

namespace imla {

namespace {

/// How many more hits the engine is asked for than wished: a quarter of web queries end within equals.
constexpr Xapian::doccount spare = 8;

/// The same for what is added up here, where more cost next to nothing.
constexpr Xapian::doccount spare_here = 20;

void count(const Xapian::MSet& found, Best& best) {
    best.total = found.get_matches_estimated();
    best.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
}

std::vector<Scored> matches_of(const Xapian::MSet& found) {
    std::vector<Scored> matches;
    matches.reserve(found.size());
    for (auto it = found.begin(); it != found.end(); ++it) matches.push_back({*it, it.get_weight()});
    return matches;
}

/// Puts hits of one score in the order of their documents, as far as the first `most`
/// depend on it, and drops the others. Passages of one document stay as they are: they
/// follow one another in the index. False where the last goes on beyond what was found.
bool order_equals(const Xapian::Database& database, std::vector<Scored>& matches, std::size_t most, bool all) {
    if (most > 0 && !all && matches[most - 1].score == matches.back().score) return false;
    for (auto first = matches.begin(); first != matches.end() && first - matches.begin() < static_cast<std::ptrdiff_t>(most);) {
        const auto last = std::find_if(first, matches.end(), [&](const Scored& match) { return match.score != first->score; });
        if (last - first > 1) {
            std::vector<std::pair<std::string, Scored>> equals;
            for (auto at = first; at != last; ++at)
                equals.emplace_back(database.get_document(at->record, Xapian::DOC_ASSUME_VALID).get_value(slot_document), *at);
            std::stable_sort(equals.begin(), equals.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            std::transform(equals.begin(), equals.end(), first, [](const auto& one) { return one.second; });
        }
        first = last;
    }
    if (matches.size() > most) matches.resize(most);
    return true;
}

/// All that matches a query of rows of words, in the order of records.
std::vector<Scored> all_of(const std::vector<Xapian::Query>& queries, const Xapian::Database& database) {
    if (queries.empty()) return {};
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(ImpactWeight());
    enquire.set_query({Xapian::Query::OP_OR, queries.begin(), queries.end()});
    std::vector<Scored> matches = matches_of(enquire.get_mset(0, database.get_doccount()));
    std::sort(matches.begin(), matches.end(), [](const Scored& a, const Scored& b) { return a.record < b.record; });
    return matches;
}

}  // namespace

Best best_collapsed(const Formula& formula, const Sources& sources, Xapian::doccount first, Xapian::doccount most,
                    Xapian::doccount checked) {
    sources.engine.set_query(formula.query());
    sources.engine.set_sort_by_relevance_then_value(slot_document, false);
    const Xapian::MSet found = sources.engine.get_mset(first, most, checked);
    Best best;
    best.matches = matches_of(found);
    for (auto it = found.begin(); it != found.end(); ++it) best.documents.push_back(it.get_sort_key());
    count(found, best);
    return best;
}

// A sum is added up here. The rest is the engine's, whom sorting by a value costs a quarter
// of a query: it sorts by score alone, for a few more hits than are wished, and is asked
// to sort only where hits that equal the last go on to the end of those.
Best best_of(const Formula& formula, const Sources& sources, Xapian::doccount first, Xapian::doccount most,
             Xapian::doccount checked) {
    Best best;
    if (sources.local && !formula.engine_only && !formula.terms.empty()) {
        BestMatches found = sources.local->best(formula.terms, all_of(formula.others, sources.database),
                                                std::size_t{first} + most + 1 + spare_here);
        const bool all = found.total == found.matches.size();
        best.total = found.total;
        best.total_exact = true;
        best.matches = std::move(found.matches);
        if (!order_equals(sources.database, best.matches, std::size_t{first} + most, all))
            best.matches = best_collapsed(formula, sources, first, most, 0).matches;
        else
            best.matches.erase(best.matches.begin(), best.matches.begin() + std::min<std::ptrdiff_t>(first, std::ssize(best.matches)));
        return best;
    }
    if (first > 0 || most == 0) return best_collapsed(formula, sources, first, most, checked);
    sources.engine.set_query(formula.query());
    sources.engine.set_sort_by_relevance();
    const Xapian::doccount asked = most + 1 + spare;
    const Xapian::MSet found = sources.engine.get_mset(0, asked, std::max(checked, asked));
    best.matches = matches_of(found);
    count(found, best);
    if (!order_equals(sources.database, best.matches, most, found.size() < asked))
        return best_collapsed(formula, sources, first, most, checked);
    return best;
}

}  // namespace imla
