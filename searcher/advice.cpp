// Help where a query found nothing.
#include <algorithm>
#include <set>

#include "analysis/function_words.hpp"
#include "analysis/unicode.hpp"
#include "schema/terms.hpp"
#include "searcher/state.hpp"
#include "variants/model.hpp"

namespace imla {

namespace {

constexpr std::size_t words_shown = 3;
constexpr std::size_t most_words = 5;   // each takes a walk through the vocabulary

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
    return points;
}

/// Levenshtein's distance, with swapped neighbours as one edit (Damerau 1964, restricted);
/// more than `most` is told as most + 1.
std::size_t edits(const std::u32string& a, const std::u32string& b, std::size_t most) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j - 1] + (a[i - 1] != b[j - 1]), last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

/// Is it a word as written, not a term of some field?
bool is_word(const std::string& term) { return !term.empty() && !(term[0] >= 'A' && term[0] <= 'Z'); }

/// Worth suggesting: a word of three letters or more, neither number nor fragment.
bool is_sensible(std::string_view term) {
    return code_points(term).size() >= 3 && !is_function_word(term) &&
           std::none_of(term.begin(), term.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Advice Searcher::advice(const Result& result) {
    return state_->retried([&] {
        Advice advice;
        std::set<std::string> found, typed;
        std::vector<Expansion> forms = result.expansions;
        forms.insert(forms.end(), result.of_filter.begin(), result.of_filter.end());
        for (const Expansion& form : forms)
            if (form.passages > 0) found.insert(form.query);
        for (const Expansion& form : forms) {
            if (advice.missing.size() == most_words) break;
            if (form.how == How::prefix && form.passages == 0) advice.missing.push_back({form.query, {}});
            if (form.how != How::exact || found.count(form.query) || !typed.insert(form.query).second) continue;
            struct Near {
                double distance;
                Count word;
            };
            std::vector<Near> near;
            // A form at the careful limit, eight nats, is as near as a word two letters off.
            for (const Form& other : forms_of(form.form, {Reach::wide, true, true}, state_->vocabulary))
                near.push_back({other.distance / 4, {other.text, other.passages}});
            const std::u32string word = code_points(form.form);
            // A short word is a few edits from any other: one, and the same first letter.
            const bool is_short = word.size() < 5;
            const std::size_t most = is_short ? 1 : 2;
            for (auto it = state_->database.allterms_begin(); it != state_->database.allterms_end(); ++it) {
                const std::string term = *it;
                if (term[0] >= 'A' && term[0] <= 'Z') {   // on to the terms that are words
                    it.skip_to("[");
                    if (it == state_->database.allterms_end()) break;
                }
                const std::string candidate = *it;
                if (!is_word(candidate) || (is_short && !candidate.starts_with(form.form.front()))) continue;
                if (const std::size_t distance = edits(word, code_points(candidate), most); distance <= most)
                    near.push_back({static_cast<double>(distance), {candidate, it.get_termfreq()}});
            }
            std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
                return a.distance != b.distance ? a.distance < b.distance : a.word.hits > b.word.hits;
            });
            Advice::Nearest nearest{form.query, {}};
            std::set<std::string> shown;
            const auto is_another = [&](const std::string& candidate) {
                const std::string asked = taught_form(form.form), other = taught_form(candidate);
                return state_->taught.is_different(asked, other);
            };
            for (const Near& each : near)
                if (!is_another(each.word.value) && nearest.words.size() < words_shown && is_sensible(each.word.value) && shown.insert(each.word.value).second)
                    nearest.words.push_back(each.word);
            advice.missing.push_back(std::move(nearest));
        }
        advice.idle = state_->idle(result.conditions);
        // Every shard of a collection knows its files.
        for (const Xapian::Database& part : state_->opened.each)
            advice.unread = std::max<std::size_t>(advice.unread, part.get_termfreq(kind_term(Kind::problem)));
        return advice;
    });
}

std::vector<std::string> Searcher::words_from(std::string_view beginning, std::size_t most) {
    return state_->retried([&] {
        std::vector<std::string> words;
        const std::string prefix(beginning);
        for (auto it = state_->database.allterms_begin(prefix);
             it != state_->database.allterms_end(prefix) && words.size() < most; ++it)
            if (is_word(*it)) words.push_back(*it);
        return words;
    });
}

}  // namespace imla
