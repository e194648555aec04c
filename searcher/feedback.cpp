// Searching by what passages are about: their telling words become a query.
#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "analysis/function_words.hpp"
#include "analysis/tokenizer.hpp"
#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "searcher/state.hpp"

namespace imla {

namespace {

constexpr std::size_t telling_words = 25;
constexpr unsigned best_passages = 10;
/// --expand: how many words are added, and what they weigh together against the query's own.
constexpr std::size_t feedback_words = 20;
constexpr double feedback_share = 1;

/// The term by which passages with `word` are filed; see stands_for_stem().
std::string term_of_stem(const std::string& word, Stemmer& stemmer) {
    const std::string_view stem = stemmer.stem(word);
    return stem == word && stands_for_stem(word) ? word : stem_term(stem);
}

/// Is this the term of a stem, and of one that may tell what a passage is about?
bool is_telling_stem(std::string_view term, Stemmer& stemmer) {
    constexpr std::string_view prefix = prefix_of("stem");
    const bool filed = term.starts_with(prefix);
    if (filed) term.remove_prefix(prefix.size());
    if (term.size() < 3 || (term[0] >= 'A' && term[0] <= 'Z') || is_function_word(term)) return false;
    return filed || (stands_for_stem(term) && stemmer.stem(term) == term);
}

}  // namespace

std::vector<TellingWord> Searcher::State::telling_words_of(const std::vector<std::string>& texts, std::size_t most) {
    std::map<std::string, double> frequency;   // by index term
    for (const std::string& text : texts)
        for (const Token& token : tokenize(text)) {
            if (token.particle || token.joined || token.term.size() < 2) continue;
            ++frequency[term_of_stem(token.term, stemmer)];
        }
    std::vector<TellingWord> telling;
    const double passages = vocabulary.passages() + 1.0;
    for (const auto& [term, count] : frequency) {
        const double in_collection = database.get_termfreq(term);
        if (in_collection == 0) continue;
        // Bo1: how far the word's frequency here exceeds what the collection would lead
        // one to expect (Amati, Probability models for information retrieval, 2003).
        const double rate = in_collection / passages;
        telling.push_back({term, count * std::log2((1 + rate) / rate) + std::log2(1 + rate)});
    }
    std::sort(telling.begin(), telling.end(), [](const TellingWord& a, const TellingWord& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    });
    if (telling.size() > most) telling.resize(most);
    return telling;
}

Formula Searcher::State::query_of(const std::vector<TellingWord>& telling) {
    Formula words;
    const double all = vocabulary.passages();
    for (const auto& [term, weight] : telling)
        words.terms.push_back(weighed_term(term, weight / telling.front().weight *
                                               rarity(vocabulary.passages_with(term), all)));
    return words;
}

// RM3 (Lavrenko and Croft 2001; Abdul-Jaleel and others 2004): the words of the
// best passages, each passage counting by the fourth power of its score, mixed with
// the query. A word's share in a passage is its saturated weight there times
// its rarity, as the search itself sees it, so that common words stay out.
void Searcher::State::expand_by_feedback(Plan& plan) {
    Xapian::Enquire enquire(database);
    set_weights(enquire);
    enquire.set_sort_by_relevance_then_value(slot_document, false);
    enquire.set_query(plan.query.query());
    const Xapian::MSet best = enquire.get_mset(0, best_passages);
    std::unordered_map<std::string, double> shares;   // by index term
    for (auto it = best.begin(); it != best.end(); ++it) {
        const double share = std::pow(it.get_weight() / best.get_max_attained(), 4);
        for (auto term = database.termlist_begin(*it); term != database.termlist_end(*it); ++term) {
            const std::string name = *term;
            if (is_telling_stem(name, stemmer)) shares[name] += share * term.get_wdf() / highest_impact;
        }
    }
    const double passages = vocabulary.passages();
    std::vector<TellingWord> telling;
    for (const auto& [stem, share] : shares) {
        const double holding = database.get_termfreq(stem);
        telling.push_back({stem, share * std::log(1 + (passages - holding + 0.5) / (holding + 0.5))});
    }
    const auto better = [](const TellingWord& a, const TellingWord& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    };
    std::sort(telling.begin(), telling.end(), better);
    if (telling.size() > feedback_words) telling.resize(feedback_words);
    double sum = 0, words = 0;
    for (const TellingWord& word : telling) sum += word.weight;
    for (const Wanted& wanted : plan.wanted)
        words += static_cast<double>(std::max<std::size_t>(1, wanted.words.size()));
    if (sum <= 0 || words <= 0) return;
    Formula added;
    for (const TellingWord& word : telling)
        added.terms.push_back(weighed_term(word.term, feedback_share * words * word.weight / sum *
                                                    rarity(vocabulary.passages_with(word.term), passages)));
    plan.query = any_of({std::move(plan.query), std::move(added)});
}

Result Searcher::like(std::string_view passage_id, const SearchSettings& wish) {
    Result found = state_->retried([&] {
        const auto self = state_->passages(passage_id, 0);
        if (self.empty()) throw no_such_passage(passage_id);
        const auto telling = state_->telling_words_of({self.front().text}, telling_words);
        Result result;
        Plan plan;
        for (const Token& token : tokenize(self.front().text)) {
            const std::string term = term_of_stem(token.term, state_->stemmer);
            const bool tells = std::any_of(telling.begin(), telling.end(),
                                           [&](const TellingWord& word) { return word.term == term; });
            if (!tells || token.particle || token.joined || (" " + result.read_as + " ").find(" " + token.term + " ") != std::string::npos) continue;
            ExpandedWord word;
            word.typed = word.term = token.term;
            plan.wanted.push_back({{word}, {}, false, {}});
            result.read_as += (result.read_as.empty() ? "" : " ") + token.term;
        }
        if (telling.empty()) return result;
        plan.query = state_->query_of(telling);
        SearchSettings more = wish;
        ++more.top;   // for the passage itself, which is most like itself
        state_->find(plan, more, result);
        std::erase_if(result.hits, [&](const Hit& hit) { return hit.passage.id() == self.front().id(); });
        if (result.hits.size() > wish.top) result.hits.resize(wish.top);
        for (std::size_t i = 0; i < result.hits.size(); ++i)
            result.hits[i].rank = wish.offset + static_cast<unsigned>(i) + 1;
        if (result.total > 0) --result.total;
        return result;
    });
    state_->tell_missing(found);
    return found;
}

}  // namespace imla
