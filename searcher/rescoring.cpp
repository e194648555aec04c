#include "searcher/rescoring.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <queue>

#include "schema/fields.hpp"

namespace imla {
namespace {

constexpr std::size_t most_words = 8;
// Shares of the best score. Found on the judged collections of bench/ranking:
// docs/ranking.md has the figures.
constexpr double together_share = 0.25, pairs_share = 0.05, typed_share = 0.05;

/// What a document's second best passage adds to the best, as a share of its score.
constexpr double second_passage_share = 0.2;
constexpr Xapian::doccount passages_weighed = 48;

/// The score of the second best passage of each document, by the value that
/// stands for the document; 0 where no other is among the best.
using SecondBest = std::unordered_map<std::string, double>;
SecondBest second_best(Xapian::Enquire& enquire) {
    enquire.set_collapse_key(Xapian::BAD_VALUENO);
    const Xapian::MSet best = enquire.get_mset(0, passages_weighed);
    enquire.set_collapse_key(slot_document);
    SecondBest scores;
    std::unordered_map<std::string, int> seen;
    for (auto it = best.begin(); it != best.end(); ++it) {
        const std::string document = it.get_sort_key();   // slot_document, without a look at the record
        if (++seen[document] == 2) scores[document] = it.get_weight();
    }
    return scores;
}

bool is_one_word(const Wanted& wanted) {
    return wanted.words.size() == 1 && !wanted.prefix && wanted.exact.empty();
}

}  // namespace

Rescoring::Rescoring(const std::vector<Wanted>& wanted, Stemmer& stemmer) : spotter_(stemmer) {
    for (const Wanted& one : wanted) {
        if (!is_one_word(one)) continue;
        const ExpandedWord& word = one.words.front();
        if (spotter_.wants_typed(word.term)) continue;  // said twice
        const Role typed{words_, true}, other{words_, false};
        spotter_.want(word.term, typed);
        for (const Form& form : word.forms) spotter_.want(form.text, other);
        if (!word.stem.empty()) spotter_.want_stem(word.stem, other);
        ++words_;
    }
    if (words_ > most_words) words_ = 0;
}

Evidence Rescoring::evidence(std::string_view text) {
    const std::vector<Spot>& spots = spotter_.spots_in(text);
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t last[most_words], typed = 0, pairs = 0, seen = 0;
    bool is_typed[most_words] = {}, is_pair[most_words] = {};
    std::fill(std::begin(last), std::end(last), none);
    unsigned narrowest = std::numeric_limits<unsigned>::max();
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const auto& [position, role] = spots[i];
        const std::size_t word = role.word;
        if (role.typed && !is_typed[word]) is_typed[word] = true, ++typed;
        if (word > 0 && !is_pair[word] && last[word - 1] != none &&
            position - spots[last[word - 1]].position <= 2)
            is_pair[word] = true, ++pairs;
        if (last[word] == none) ++seen;
        last[word] = i;
        if (seen < words_) continue;
        const std::size_t first = *std::min_element(last, last + words_);
        narrowest = std::min(narrowest, position - spots[first].position);
    }
    Evidence evidence;
    const auto gaps = static_cast<double>(words_ - 1);
    if (words_ > 1 && seen == words_)
        evidence.together = std::min(1.0, gaps / std::max(1.0, static_cast<double>(narrowest)));
    if (words_ > 1) evidence.pairs = static_cast<double>(pairs) / gaps;
    evidence.typed = static_cast<double>(typed) / static_cast<double>(words_);
    return evidence;
}

double Rescoring::bonus(std::string_view text, double best) {
    if (!useful()) return 0;
    const Evidence shown = evidence(text);
    return best * (together_share * shown.together + pairs_share * shown.pairs +
                   typed_share * shown.typed);
}

double Rescoring::most_bonus(double best) const {
    constexpr double rounding = 1e-9;
    return useful() ? best * (together_share + pairs_share + typed_share + rounding) : 0;
}

RankedHits ranked_hits(const Plan& plan, const Sources& sources, Stemmer& stemmer, const SearchSettings& wish,
                       Xapian::doccount counted) {
    const auto [offset, top] = std::pair(wish.offset, wish.top);
    const bool documents = wish.unit == Unit::document;
    if (documents) sources.engine.set_collapse_key(slot_document);
    Rescoring rescoring(plan.wanted, stemmer);
    const bool look = (rescoring.useful() || documents) && offset < Rescoring::pool;
    const unsigned first = look ? 0 : offset;
    const unsigned most = look ? std::max(offset + top, Rescoring::pool) : top;
    const auto best_hits = documents || wish.fold ? best_collapsed : best_of;
    const Best found = best_hits(plan.query, sources, first, most, std::max(counted, first + most));
    sources.engine.clear_matchspies();   // they have counted
    RankedHits result{{}, found.total, found.total_exact};
    std::vector<Ranked>& ranked = result.hits;
    ranked.reserve(found.matches.size());
    for (const auto& [record, score] : found.matches) ranked.push_back({record, score, std::nullopt});
    if (!look || ranked.empty()) return result;

    const double best = ranked.front().score;
    const std::size_t pool = std::min<std::size_t>(Rescoring::pool, ranked.size());
    const SecondBest second = documents ? second_best(sources.engine) : SecondBest();
    const auto look_at = [&](std::size_t i) {
        ranked[i].passage =
            decode_passage(sources.database.get_document(ranked[i].record, Xapian::DOC_ASSUME_VALID).get_data());
        ranked[i].score += rescoring.bonus(ranked[i].passage->text, best);
        if (!documents) return;
        if (const auto other = second.find(found.documents[i]); other != second.end())
            ranked[i].score += second_passage_share * other->second;
    };
    // Passages near one another share blocks of the index.
    const std::size_t shown = documents ? pool : std::min<std::size_t>(pool, std::max<std::size_t>(offset + top, 1));
    std::vector<std::size_t> as_stored(shown);
    std::iota(as_stored.begin(), as_stored.end(), 0);
    std::sort(as_stored.begin(), as_stored.end(),
              [&](std::size_t a, std::size_t b) { return ranked[a].record < ranked[b].record; });
    for (const std::size_t i : as_stored) look_at(i);
    // The rest only where it can still come before the last that is shown.
    std::priority_queue<double, std::vector<double>, std::greater<>> best_scores;   // the least on top
    for (std::size_t i = 0; i < shown; ++i) best_scores.push(ranked[i].score);
    for (std::size_t i = shown; i < pool; ++i) {
        if (ranked[i].score + rescoring.most_bonus(best) <= best_scores.top()) continue;
        look_at(i);
        best_scores.push(ranked[i].score);
        best_scores.pop();
    }
    std::stable_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(pool),
                     [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    ranked.erase(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(
                                                      std::min<std::size_t>(offset, ranked.size())));
    if (ranked.size() > top) ranked.resize(top);
    return result;
}

}  // namespace imla
