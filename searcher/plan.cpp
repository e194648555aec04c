#include "searcher/plan.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "analysis/function_words.hpp"
#include "analysis/tokenizer.hpp"
#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "searcher/condensed.hpp"
#include "searcher/limits.hpp"
#include "searcher/stretch.hpp"
#include "searcher/weights.hpp"
#include "searcher/word_query.hpp"

namespace imla {
namespace {

using Xapian::Query;

class Planner {
  public:
    Planner(const SearchSettings& settings, const Expander& expander)
        : settings_(settings), expander_(expander) {}

    Plan plan(const QueryNode& root) {
        plan_.query = query_of(root);
        plan_.wordless = !positive_ && !plan_.query.empty();
        if (plan_.wordless)
            plan_.query = for_engine(Query(Query::OP_FILTER, plan_.query.query(), Query(kind_term(Kind::passage))));
        return std::move(plan_);
    }

  private:
    /// What is said several times weighs so much more.
    Formula query_of(const QueryNode& node) { return times(query_once(node), node.times); }

    Formula query_once(const QueryNode& node) {
        switch (node.kind) {
            case QueryNode::Kind::words:
            case QueryNode::Kind::phrase: return words_query(node);
            case QueryNode::Kind::near: return for_engine(near_query(node));
            case QueryNode::Kind::prefix: return prefix_query(node);
            case QueryNode::Kind::list: return list_query(node);
            case QueryNode::Kind::all:
            case QueryNode::Kind::any: return combined(node);
            case QueryNode::Kind::date: return for_engine(date_query(node));
        }
        return {};
    }

    void want(Wanted wanted, std::string_view field) {
        if (excluded_) return;
        positive_ = true;
        if (field.empty() || field == "text") plan_.wanted.push_back(std::move(wanted));
    }

    static void want_replacements(Wanted& wanted, const std::vector<Replacement>& replacements) {
        for (const Replacement& replacement : replacements)
            wanted.others.push_back(replacement.by);
    }

    Formula words_query(const QueryNode& node) {
        const Field* field = field_beside_text(node.field);
        if (field && field->use == FieldUse::exact) return exact_value_query(node, *field);
        const bool phrase = node.kind == QueryNode::Kind::phrase;
        const bool of_path = field && field->name == "path";
        const Stretch stretch(of_path ? path_words(node.text) : node.text, phrase);
        const bool long_one = stretch.tokens().size() > longest_varied_phrase;
        const Dial dial = long_one ? Dial::exact : node.dial;
        std::vector<ExpandedWord> words = stretch.words(expander_, dial, field ? field->prefix : "");
        if (words.empty()) return {};
        const std::vector<Replacement> others = stretch.replacements(expander_, dial);
        if (words.size() > 1)
            for (ExpandedWord& word : words) word.stem.clear();   // a row is of words
        // What is typed as a phrase may be in every passage.
        const Formula query = words.size() == 1 && others.empty()
                                  ? word_query(words.front(), field)
                                  : for_engine(phrase_query(words, others, field).query());
        Wanted wanted{std::move(words), {}, false, {}};
        want_replacements(wanted, others);
        if (phrase && node.dial == Dial::exact && !field && stretch.tokens().size() > 1) {
            for (const Token& token : stretch.tokens()) wanted.exact.push_back(token.term);
            if (required_ && !excluded_) plan_.exact_phrases.push_back(wanted.exact);
        }
        want(std::move(wanted), node.field);
        return weighed_in(field, query);
    }

    /// A filter says which passages, not how well they match.
    static Formula weighed_in(const Field* field, const Formula& formula) {
        const bool filters = field && field->in_queries == InQueries::filter;
        return filters ? for_engine(Query(Query::OP_SCALE_WEIGHT, formula.query(), 0)) : formula;
    }

    Formula exact_value_query(const QueryNode& node, const Field& field) {
        std::vector<Query> values;
        for (const Token& token : tokenize(node.text, Capitals::query))
            values.emplace_back(std::string(field.prefix) + token.term);
        return weighed_in(&field, for_engine(Query(Query::OP_OR, values.begin(), values.end())));
    }

    Query near_query(const QueryNode& node) {
        std::vector<Query> words, scores, phrases;
        for (const QueryNode& part : node.parts) {
            std::vector<ExpandedWord> row = Stretch(part.text + (part.kind == QueryNode::Kind::prefix ? "*" : ""), true)
                                                .words(expander_, part.dial, "");
            if (row.empty()) continue;
            for (const ExpandedWord& word : row) {
                words.push_back(spellings(word, ""));
                scores.push_back(word_query(word, nullptr).query());
            }
            if (row.size() > 1) phrases.push_back(phrase_query(row, {}, nullptr).query());
            want({std::move(row), {}, false, {}}, "");
        }
        if (words.empty()) return {};
        if (words.size() == 1) return scores.front();
        const auto gaps = static_cast<Xapian::termcount>(words.size() - 1);
        const Query near(Query::OP_NEAR, words.begin(), words.end(), node.window * gaps + 1);
        Query query(Query::OP_FILTER, Query(Query::OP_OR, scores.begin(), scores.end()), near);
        for (const Query& phrase : phrases) query = Query(Query::OP_FILTER, query, phrase);
        return query;
    }

    Formula prefix_query(const QueryNode& node) {
        const std::string beginning = fold_word(node.text);
        if (beginning.empty()) return {};
        const Field* field = field_beside_text(node.field);
        const std::string prefix(field ? field->prefix : "");
        const std::size_t most_words = std::max<std::size_t>(beginnings_left_, 20);
        ExpandedWord word = expander_.plain_word(node.text + '*', beginning, "");
        word.forms = expander_.beginning_with(beginning, prefix, most_words);
        std::vector<unsigned> counts;
        counts.reserve(word.forms.size());
        for (const Form& form : word.forms) counts.push_back(form.passages);
        const double all = word.all_passages;
        const double weight = rarity(passages_with_any(counts, all), all);
        Formula any;
        any.terms.reserve(word.forms.size());
        for (const Form& form : word.forms) any.terms.push_back(weighed_term(prefix + form.text, weight));
        beginnings_left_ -= std::min(beginnings_left_, any.terms.size());
        if (word.forms.size() == most_words)
            plan_.remarks.push_back("of the words that begin with " + node.text + ", the " + std::to_string(most_words) +
                                    " commonest are read");
        want({{std::move(word)}, {}, true, {}}, node.field);
        // Nothing begins so: a query that matches nothing, not one without words.
        if (any.empty()) return for_engine(Query(prefix + beginning));
        return weighed_in(field, any);
    }

    Formula list_query(const QueryNode& node) {
        std::vector<Formula> should;
        std::vector<Query> must, must_not;
        const bool outer_required = required_, outer_excluded = excluded_, outer_scored = scored_;
        const auto wanted = std::count_if(node.clauses.begin(), node.clauses.end(), [](const QueryClause& clause) {
            return clause.occur != Occur::must_not && !is_filter(clause.node.front());
        });
        bool only_filters = true;   // among those required
        for (std::size_t i = 0; i < node.clauses.size(); ++i) {
            const QueryClause& clause = node.clauses[i];
            if (is_plain_word(clause)) {
                std::size_t last = i + 1;
                while (last < node.clauses.size() && is_plain_word(node.clauses[last])) ++last;
                for (Formula& query : plain_words(node, i, last)) should.push_back(std::move(query));
                i = last - 1;
                continue;
            }
            excluded_ = outer_excluded != (clause.occur == Occur::must_not);
            scored_ = outer_scored && clause.occur != Occur::must_not;
            const bool alone = node.clauses.size() == 1 || (wanted == 1 && clause.occur != Occur::must_not);
            required_ = outer_required &&
                        (alone || settings_.match_all || clause.occur == Occur::must);
            Formula query = query_of(clause.node.front());
            if (query.empty()) continue;
            if (clause.occur == Occur::must) only_filters = only_filters && is_filter(clause.node.front());
            if (clause.occur == Occur::should) should.push_back(std::move(query));
            else (clause.occur == Occur::must ? must : must_not).push_back(query.query());
        }
        required_ = outer_required;
        excluded_ = outer_excluded;
        scored_ = outer_scored;
        const bool several = should.size() > 1;
        const Formula any = settings_.match_all && several ? for_engine(all_of(should)) : any_of(std::move(should));
        if (must.empty() && must_not.empty()) return any;
        const Query wished = any.query();
        Query query = wished;
        if (!must.empty()) {
            const Query needed(Query::OP_AND, must.begin(), must.end());
            // A filter picks from what the words find; it finds nothing in their stead.
            const bool both = settings_.match_all || only_filters;
            // What only adds to scores is left out where nothing is scored: there Xapian 1.4.22's
            // OP_AND_MAYBE goes by memory never written, and may find less.
            if (any.empty() || (!both && !scored_))
                query = needed;
            else
                query = Query(both ? Query::OP_AND : Query::OP_AND_MAYBE, needed, wished);
        }
        if (must_not.empty()) return for_engine(query);
        const Query unwanted(Query::OP_OR, must_not.begin(), must_not.end());
        if (any.empty() && must.empty()) query = Query::MatchAll;
        return for_engine({Query::OP_AND_NOT, query, unwanted});
    }

    static Query all_of(const std::vector<Formula>& formulas) {
        std::vector<Query> queries;
        queries.reserve(formulas.size());
        for (const Formula& formula : formulas) queries.push_back(formula.query());
        return {Query::OP_AND, queries.begin(), queries.end()};
    }

    /// A run of words that a query is made of: one, as a rule.
    struct Group {
        std::size_t first, last;  // words
        Formula query;
        std::string terms = {};   // not empty: the query is these terms alone, one word's
        unsigned times = 1;
    };

    /// What a question is phrased with finds nothing and is in every passage, so it
    /// is read only where nothing else was said, or where all words are asked for.
    void leave_out_function_words(std::vector<Group>& groups,
                                  const std::vector<ExpandedWord>& words) {
        const auto is_function = [&](const Group& group) {
            const ExpandedWord& word = words[group.first];
            return group.last - group.first == 1 && word.forms.empty() && word.names.empty() &&
                   is_function_word(word.term);
        };
        if (settings_.match_all || std::all_of(groups.begin(), groups.end(), is_function)) return;
        for (const Group& group : groups)
            if (is_function(group) && std::find(plan_.left_out.begin(), plan_.left_out.end(), words[group.first].term) ==
                                          plan_.left_out.end())
                plan_.left_out.push_back(words[group.first].term);
        std::erase_if(groups, is_function);
    }

    /// The groups' queries; what is asked for twice is read once and counts twice.
    static std::vector<Formula> queries_of(const std::vector<Group>& groups) {
        std::unordered_map<std::string_view, Xapian::termcount> times;
        for (const Group& group : groups)
            if (!group.terms.empty()) times[group.terms] += group.times;
        std::vector<Formula> queries;
        for (const Group& group : groups) {
            if (group.terms.empty()) {
                queries.push_back(imla::times(group.query, group.times));
            } else if (const auto count = std::exchange(times[group.terms], 0)) {
                queries.push_back(imla::times(group.query, count));
            }
        }
        return queries;
    }

    /// Words typed side by side, read together: "siraj ud din" may be one name.
    std::vector<Formula> plain_words(const QueryNode& node, std::size_t first, std::size_t last) {
        std::string text;
        std::vector<std::size_t> ends;  // of each clause in `text`
        for (std::size_t i = first; i < last; ++i) {
            text += (text.empty() ? "" : " ") + node.clauses[i].node.front().text;
            ends.push_back(text.size());
        }
        const Stretch stretch(text, false);
        std::vector<ExpandedWord> words = stretch.words(expander_, Dial::inherit, "");
        std::vector<Replacement> others = stretch.replacements(expander_, Dial::inherit);
        if (words.empty()) return {};

        // Which words each clause holds: one, as a rule; several where a hyphen joins them.
        std::vector<std::size_t> clause_of(words.size());
        for (std::size_t i = 0, clause = 0; i < stretch.tokens().size(); ++i) {
            while (stretch.tokens()[i].begin >= ends[clause]) ++clause;
            if (!stretch.tokens()[i].particle) clause_of[stretch.word(i)] = clause;
        }
        std::vector<Group> groups;
        for (std::size_t i = 0; i < words.size();) {
            std::size_t end = i + 1;
            while (end < words.size() && clause_of[end] == clause_of[i]) ++end;
            const QueryNode& clause = node.clauses[first + clause_of[i]].node.front();
            groups.push_back({i, end, {}, {}, clause.times});
            i = end;
        }
        leave_out_function_words(groups, words);
        for (Group& group : groups) {
            std::vector<ExpandedWord> row(words.begin() + static_cast<std::ptrdiff_t>(group.first),
                                                words.begin() + static_cast<std::ptrdiff_t>(group.last));
            if (row.size() > 1)
                for (ExpandedWord& word : row) word.stem.clear();
            std::vector<Replacement> within;
            for (Replacement& other : others) {
                if (other.first < group.first || other.last > group.last) continue;
                within.push_back({other.first - group.first, other.last - group.first,
                                  std::move(other.by)});
                other.last = other.first;  // taken
            }
            std::erase_if(others, [](const Replacement& other) { return other.first == other.last; });
            const bool one_word = row.size() == 1 && within.empty();
            group.query = one_word ? word_query(row.front(), nullptr)
                                   : phrase_query(row, within, nullptr);
            if (one_word && row.front().forms.empty() && row.front().names.empty())
                for (const WeighedTerm& each : group.query.terms) group.terms += each.term + ' ';
            Wanted wanted{row, {}, false, {}};
            want_replacements(wanted, within);
            want(std::move(wanted), "");
        }
        // What stands for words of several clauses comes beside them; where all
        // words are asked for, in their stead.
        for (const Replacement& other : others) {
            const auto from = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
                return group.last > other.first;
            });
            const auto to = std::find_if(from, groups.end(), [&](const Group& group) {
                return group.first >= other.last;
            });
            if (from == to) continue;
            std::vector<Formula> parts;
            for (auto group = from; group != to; ++group) parts.push_back(times(group->query, group->times));
            Formula together = settings_.match_all && parts.size() > 1 ? for_engine(all_of(parts)) : any_of(std::move(parts));
            *from = {from->first, std::prev(to)->last, any_of({std::move(together), word_query(other.by, nullptr)}), {}, 1};
            groups.erase(std::next(from), to);
            want({{}, {other.by}, false, {}}, "");
        }
        return queries_of(groups);
    }

    Formula combined(const QueryNode& node) {
        const bool all = node.kind == QueryNode::Kind::all;
        const bool outer_required = required_;
        required_ = required_ && (all || node.parts.size() == 1);
        std::vector<Formula> parts;
        for (const QueryNode& part : node.parts) {
            Formula query = query_of(part);
            if (!query.empty()) parts.push_back(std::move(query));
        }
        required_ = outer_required;
        return all && parts.size() > 1 ? for_engine(all_of(parts)) : any_of(std::move(parts));
    }

    Query date_query(const QueryNode& node) {
        // Partial dates sort before what they contain; '~' sorts after every date of a period.
        if (node.to.empty()) return {Query::OP_VALUE_GE, slot_date, node.from};
        if (node.from.empty()) return {Query::OP_VALUE_RANGE, slot_date, "0", node.to + '~'};
        // Xapian makes nothing of a range that ends before it begins, and the condition would be gone.
        if (node.to + '~' < node.from) return {Query::OP_VALUE_GE, slot_date, "~"};
        return {Query::OP_VALUE_RANGE, slot_date, node.from, node.to + '~'};
    }

    /// Null for the text itself.
    static const Field* field_beside_text(std::string_view name) {
        return name == "text" ? nullptr : field_called(name);
    }

    const SearchSettings& settings_;
    const Expander& expander_;
    Plan plan_;
    std::size_t beginnings_left_ = 1000;   // words that word* may stand for, in the whole query
    bool excluded_ = false;   // below an odd number of NOTs
    bool scored_ = true;      // below no NOT
    bool required_ = true;    // every hit matches this part
    bool positive_ = false;   // some word says what is wanted
};

void add_expansions(const ExpandedWord& word, How own, const IndexVocabulary& vocabulary,
                    std::vector<Expansion>& expansions) {
    const bool prefix = own == How::prefix;
    if (prefix && word.forms.empty()) expansions.push_back({word.typed, word.term, own, 0, 0});
    if (!word.term.empty() && !prefix)
        expansions.push_back({word.typed, word.term, own, 0, vocabulary.passages_with(word.term)});
    if (!word.stem.empty()) {
        std::vector<std::string> terms;
        terms.reserve(word.stem_terms.size());
        for (const Spelling& stem : word.stem_terms) terms.push_back(stem.term);
        expansions.push_back({word.typed, word.stem, How::stem, 0, vocabulary.passages_with_any(terms)});
    }
    const auto add = [&](const Form& form) {
        expansions.push_back({word.typed, form.text, form.how, form.distance, form.passages});
    };
    for (const Form& form : word.forms) add(form);
    for (const ExpandedName& name : word.names) add(name.form);
}

}  // namespace

Plan plan_query(const ParsedQuery& parsed, const SearchSettings& settings,
                const Expander& expander) {
    return Planner(settings, expander).plan(condensed(parsed.root));
}

std::vector<Expansion> expansions_of(const Plan& plan, const IndexVocabulary& vocabulary) {
    std::vector<Expansion> expansions;
    std::set<std::string> seen;
    for (const Wanted& wanted : plan.wanted) {
        const How own = wanted.prefix ? How::prefix : How::exact;
        for (const std::vector<ExpandedWord>* words : {&wanted.words, &wanted.others})
            for (const ExpandedWord& word : *words)
                if (seen.insert(word.typed).second)
                    add_expansions(word, own, vocabulary, expansions);
    }
    return expansions;
}

}  // namespace imla
