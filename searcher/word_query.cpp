#include "searcher/word_query.hpp"

#include <string>

#include "analysis/tokenizer.hpp"
#include "variants/model.hpp"

namespace imla {
namespace {

using Xapian::Query;

Query phrase_of_terms(const std::vector<Query>& words) {
    return {Query::OP_PHRASE, words.begin(), words.end(),
            static_cast<Xapian::termcount>(words.size())};
}

/// A spelling of one word, or of several: then a phrase without its particles.
Query form_query(const Form& form, const std::string& prefix) {
    if (!is_phrase(form)) return Query(prefix + form.text);
    std::vector<Query> words;
    for (const Token& token : tokenize(form.text, Capitals::query))
        if (!token.particle && !token.joined) words.emplace_back(prefix + token.term);
    return phrase_of_terms(words);
}

/// Weights inside OP_SYNONYM have no effect, so nearness is told by nested
/// sets: the innermost holds the typed word alone, each next one adds forms
/// farther off, and a passage scores in every set that holds its spelling.
Query nested_sets(const std::vector<std::vector<Query>>& rings) {
    static constexpr double innermost = 0.3;
    const double each = (1 - innermost) / static_cast<double>(rings.size() - 1);
    std::vector<Query> sets;
    std::vector<Query> members;
    for (std::size_t ring = 0; ring < rings.size(); ++ring) {
        members.insert(members.end(), rings[ring].begin(), rings[ring].end());
        const Query set = members.size() == 1
                              ? members.front()
                              : Query(Query::OP_SYNONYM, members.begin(), members.end());
        sets.emplace_back(Query::OP_SCALE_WEIGHT, set, ring == 0 ? innermost : each);
    }
    return {Query::OP_OR, sets.begin(), sets.end()};
}

}  // namespace

Query spellings(const ExpandedWord& word, std::string_view field_prefix) {
    const std::string prefix(field_prefix);
    std::vector<Query> terms{Query(prefix + word.term)};
    for (const Form& form : word.forms)
        if (!is_phrase(form)) terms.emplace_back(prefix + form.text);
    return {Query::OP_OR, terms.begin(), terms.end()};
}

Query word_query(const ExpandedWord& word, const Field* field) {
    const std::string prefix(field ? field->prefix : "");
    std::vector<Query> near, far;
    if (!word.stem.empty() && !field)
        near.emplace_back(std::string(prefix_of("stem")) + word.stem);
    const double near_limit = limit(Reach::careful) / 2;
    for (const Form& form : word.forms)
        (form.distance <= near_limit ? near : far).push_back(form_query(form, prefix));

    std::vector<std::vector<Query>> rings{{Query(prefix + word.term)}};
    if (!near.empty()) rings.push_back(std::move(near));
    if (!far.empty()) rings.push_back(std::move(far));
    return rings.size() == 1 ? rings.front().front() : nested_sets(rings);
}

Query phrase_query(const std::vector<ExpandedWord>& words, const Field* field, Dial dial) {
    const auto in_field = [&](std::string_view prefix) -> Query {
        std::vector<Query> any, typed;
        bool varied = false;
        for (const ExpandedWord& word : words) {
            any.push_back(spellings(word, prefix));
            typed.emplace_back(std::string(prefix) + word.term);
            varied = varied || !word.forms.empty();
        }
        if (any.size() == 1) return any.front();
        if (!varied || dial == Dial::exact) return phrase_of_terms(typed);
        return {Query::OP_OR, Query(Query::OP_SCALE_WEIGHT, phrase_of_terms(any), 0.7),
                Query(Query::OP_SCALE_WEIGHT, phrase_of_terms(typed), 0.3)};
    };
    if (field) return in_field(field->prefix);
    std::vector<Query> places{in_field("")};
    for (std::string_view prefix : {prefix_of("title"), prefix_of("heading")})
        places.emplace_back(Query::OP_SCALE_WEIGHT, in_field(prefix), 0.5);
    return {Query::OP_OR, places.begin(), places.end()};
}

}  // namespace imla
