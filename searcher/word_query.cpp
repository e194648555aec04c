#include "searcher/word_query.hpp"

#include <algorithm>
#include <string>

#include "searcher/limits.hpp"
#include "searcher/weights.hpp"
#include "variants/model.hpp"

namespace imla {
namespace {

using Xapian::Query;

bool has_positions(std::string_view prefix) {
    return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
        return field.prefix == prefix && field.use == FieldUse::words;
    });
}

/// These words of the field side by side; where it has no positions, all of them.
Query row(const std::vector<Query>& words, std::string_view prefix) {
    if (words.size() == 1) return words.front();
    if (!has_positions(prefix)) return {Query::OP_AND, words.begin(), words.end()};
    return {Query::OP_PHRASE, words.begin(), words.end(),
            static_cast<Xapian::termcount>(words.size())};
}

Query any_query(const std::vector<Query>& queries) {
    return queries.size() == 1 ? queries.front()
                               : Query(Query::OP_OR, queries.begin(), queries.end());
}

std::vector<Query> spelled(const std::vector<ExpandedWord>& words, std::string_view prefix) {
    std::vector<Query> row;
    row.reserve(words.size());
    for (const ExpandedWord& word : words) row.push_back(spellings(word, prefix));
    return row;
}

using Ring = std::vector<Spelling>;

/// Nearness is told by nested sets: the innermost holds the typed word alone,
/// each next one adds forms farther off. A set is as rare as all it holds
/// together, has its share of the weight, and a spelling has the shares of all
/// sets that hold it.
Formula graded_rings(const std::vector<Ring>& rings, double all_passages) {
    static constexpr double innermost = 0.3;
    const double each = (1 - innermost) / std::max(1.0, static_cast<double>(rings.size()) - 1);
    std::vector<double> weight_of(rings.size());
    std::vector<unsigned> counts;
    for (std::size_t ring = 0; ring < rings.size(); ++ring) {
        for (const Spelling& spelling : rings[ring]) counts.push_back(spelling.passages);
        const double share = rings.size() == 1 ? 1 : ring == 0 ? innermost : each;
        const double weight = share * rarity(passages_with_any(counts, all_passages), all_passages);
        for (std::size_t within = 0; within <= ring; ++within) weight_of[within] += weight;
    }
    Formula any;
    for (std::size_t ring = 0; ring < rings.size(); ++ring)
        for (const Spelling& spelling : rings[ring]) any.terms.push_back(weighed_term(spelling.term, weight_of[ring]));
    return any;
}

bool is_any_of(const std::string& term, const std::vector<Spelling>& spellings) {
    return std::any_of(spellings.begin(), spellings.end(), [&](const Spelling& each) { return each.term == term; });
}

/// A word's forms of one word, nearest ring first.
Formula graded_words(const ExpandedWord& word, const std::string& prefix, bool with_stem) {
    const double near_limit = limit(Reach::careful) / 2;
    Ring near, far;
    const bool stemmed = with_stem && !word.stem.empty();
    // A stem's postings hold those of the word: one list to read instead of two.
    // What is spelled as typed comes first by the second look (rescoring.hpp).
    if (stemmed && word.forms.empty()) return graded_rings({word.stem_terms}, word.all_passages);
    const bool alike = stemmed && word.stem == word.term;
    if (stemmed && !alike) near = word.stem_terms;
    for (const Form& form : word.forms) {
        // The stem may itself be a spelling of the word.
        if (stemmed && is_any_of(form.text, word.stem_terms)) continue;
        (form.distance <= near_limit ? near : far).push_back({prefix + form.text, form.passages});
    }

    std::vector<Ring> rings;
    if (alike) rings.push_back(word.stem_terms);
    else if (!word.term.empty()) rings.push_back({{prefix + word.term, word.passages}});
    if (!near.empty()) rings.push_back(std::move(near));
    if (!far.empty()) rings.push_back(std::move(far));
    return rings.empty() ? Formula() : graded_rings(rings, word.all_passages);
}

/// All forms of a word. Those of several words stand beside the set, and count only
/// where what stands before them does not: a word is one word, however often it is
/// found. (Xapian 1.4.22's OP_MAX crashes where a phrase beneath it ends early under
/// an OR.)
Formula graded(const ExpandedWord& word, const std::string& prefix, bool with_stem) {
    Formula words = graded_words(word, prefix, with_stem);
    if (word.names.empty()) return words;
    std::vector<Query> before;   // what stands before, unweighed
    if (!words.empty()) {
        before.push_back(spellings(word, prefix));
        if (with_stem && !word.stem.empty())
            for (const Spelling& stem : word.stem_terms) before.emplace_back(stem.term);
    }
    std::vector<Formula> either{std::move(words)};   // what counts
    for (const ExpandedName& name : word.names) {
        const Query found = row(spelled(name.words, prefix), prefix);
        // A name split in two is nearly as typed; a long form is something else for it.
        const double share = name.form.how == How::joined ? 0.8 : 0.5;
        std::vector<Formula> parts;
        parts.reserve(name.words.size());
        for (const ExpandedWord& part : name.words) parts.push_back(graded_words(part, prefix, false));
        const Query scored(Query::OP_FILTER, any_of(std::move(parts)).query(), found);
        const Query counts = before.empty() ? scored : Query(Query::OP_AND_NOT, scored, any_query(before));
        either.push_back(weighed(beside(counts), share / static_cast<double>(name.words.size())));
        before.push_back(found);
    }
    return any_of(std::move(either));
}

/// The rows of words that answer a phrase: the words themselves, and each row
/// with one name or replacement in it. Xapian loses hits on a phrase inside a
/// phrase, so every combination is a whole phrase of its own.
std::vector<Query> rows_of(const std::vector<ExpandedWord>& words,
                           const std::vector<Replacement>& replacements, std::string_view prefix) {
    static constexpr std::size_t most_rows = 40;
    std::vector<Query> rows{row(spelled(words, prefix), prefix)};
    const auto add = [&](std::size_t first, std::size_t last, const std::vector<Query>& instead) {
        if (rows.size() == most_rows) return;
        std::vector<Query> with;
        for (std::size_t i = 0; i < first; ++i) with.push_back(spellings(words[i], prefix));
        with.insert(with.end(), instead.begin(), instead.end());
        for (std::size_t i = last; i < words.size(); ++i) with.push_back(spellings(words[i], prefix));
        rows.push_back(row(with, prefix));
    };
    const auto add_names = [&](std::size_t first, std::size_t last, const ExpandedWord& word) {
        for (const ExpandedName& name : word.names) add(first, last, spelled(name.words, prefix));
    };
    for (std::size_t i = 0; i < words.size(); ++i) add_names(i, i + 1, words[i]);
    for (const Replacement& replacement : replacements) {
        if (!replacement.by.forms.empty())
            add(replacement.first, replacement.last, {spellings(replacement.by, prefix)});
        add_names(replacement.first, replacement.last, replacement.by);
    }
    return rows;
}

}  // namespace

Query spellings(const ExpandedWord& word, std::string_view field_prefix) {
    const std::string prefix(field_prefix);
    std::vector<Query> terms;
    if (!word.term.empty()) terms.emplace_back(prefix + word.term);
    for (const Form& form : word.forms) terms.emplace_back(prefix + form.text);
    return any_query(terms);
}

Formula word_query(const ExpandedWord& word, const Field* field) {
    return graded(word, std::string(field ? field->prefix : ""), !field);
}

Formula phrase_query(const std::vector<ExpandedWord>& words,
                   const std::vector<Replacement>& replacements, const Field* field) {
    // A text pasted between quotes: as typed, in the text alone, and no longer
    // than tells it from others, since memory grows with every list of positions.
    if (words.size() > longest_varied_phrase) {
        std::vector<Query> typed;
        const std::string prefix(field ? field->prefix : "");
        for (std::size_t i = 0; i < std::min(words.size(), longest_phrase); ++i)
            typed.emplace_back(prefix + words[i].term);
        return beside(row(typed, prefix));
    }
    // The phrases say which passages; the words, each a set of its own, how well.
    const auto in_field = [&](std::string_view prefix) -> Query {
        std::vector<Query> scores;
        scores.reserve(words.size());
        for (const ExpandedWord& word : words)
            scores.push_back(graded(word, std::string(prefix), false).query());
        for (const Replacement& replacement : replacements) {
            Query score = graded(replacement.by, std::string(prefix), false).query();
            if (score.empty()) continue;
            // Its words may themselves be spellings of the words it stands for
            // (سراج الدین for siraj ud-din), which count already.
            if (!replacement.by.names.empty()) {
                std::vector<Query> replaced;
                for (std::size_t i = replacement.first; i < replacement.last; ++i)
                    replaced.push_back(spellings(words[i], prefix));
                score = Query(Query::OP_AND_NOT, score, row(replaced, prefix));
            }
            scores.push_back(score);
        }
        return {Query::OP_FILTER, any_query(scores), any_query(rows_of(words, replacements, prefix))};
    };
    if (field) return beside(in_field(field->prefix));
    std::vector<Formula> everywhere{beside(in_field(""))};
    for (std::string_view prefix : {prefix_of("title"), prefix_of("heading")})
        everywhere.push_back(weighed(beside(in_field(prefix)), 0.5));
    return any_of(std::move(everywhere));
}

}  // namespace imla
