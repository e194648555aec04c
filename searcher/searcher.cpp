#include "searcher/searcher.hpp"

#include <xapian.h>

#include <algorithm>

#include "schema/fields.hpp"
#include "schema/index_directory.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "searcher/conditions.hpp"
#include "searcher/highlighter.hpp"
#include "searcher/state.hpp"

namespace imla {
Searcher::Searcher(const std::vector<std::string>& indexes, Taught taught, const Access& access)
    : state_(std::make_unique<State>(indexes, access, std::move(taught))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

const std::vector<Missing>& Searcher::missing() const { return state_->opened.missing; }

std::string Searcher::newest_run() { return state_->database.get_value_upper_bound(slot_run); }

Result Searcher::search(std::string_view query, const SearchSettings& settings) {
    Result result = state_->retried([&] { return state_->search(query, settings); });
    state_->tell_missing(result);
    return result;
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
    return {policy, database, vocabulary, known_forms, stemmer};
}

std::vector<Expansion> Searcher::State::not_included(const ParsedQuery& parsed,
                                                     std::string_view text, SearchSettings wish,
                                                     const std::vector<Expansion>& included) {
    if (wish.reach != Reach::careful) return {};
    wish.reach = Reach::wide;
    std::vector<Expansion> wider =
        expansions_of(plan_query(parsed, wish, expander(text, wish)), vocabulary);
    // What has an included form among its words is found already.
    const auto holds = [](const std::string& form, const std::string& word) {
        return (' ' + form + ' ').find(' ' + word + ' ') != std::string::npos;
    };
    std::erase_if(wider, [&](const Expansion& form) {
        return form.passages == 0 ||
               std::any_of(included.begin(), included.end(), [&](const Expansion& other) {
                   return other.query == form.query && holds(form.form, other.form);
               });
    });
    return wider;
}

Plan Searcher::State::planned(std::string_view text, const SearchSettings& wish, Result& result) {
    const ParsedQuery parsed = parse_query(text, wish.parse);
    Plan plan = plan_query(parsed, wish, expander(text, wish));
    result.read_as = written_out(parsed.root);
    result.remarks = parsed.remarks;
    result.remarks.insert(result.remarks.end(), plan.remarks.begin(), plan.remarks.end());
    result.left_out = plan.left_out;
    if (wish.with_expansions) result.expansions = expansions_of(plan, vocabulary);
    if (wish.with_wider) result.not_included = not_included(parsed, text, wish, result.expansions);
    result.conditions = conditions_of(parsed.root);
    if (plan.query.empty()) {
        result.remarks.push_back("the query holds no word to look for");
        return plan;
    }
    if (!wish.filter.empty()) {
        const ParsedQuery filter = parse_query(wish.filter, {.plain = false, .strict = wish.parse.strict});
        result.remarks.insert(result.remarks.end(), filter.remarks.begin(), filter.remarks.end());
        for (std::string& condition : conditions_of(filter.root)) result.conditions.push_back(std::move(condition));
        const Plan narrow = plan_query(filter, wish, expander(wish.filter, wish));
        if (wish.with_expansions) result.of_filter = expansions_of(narrow, vocabulary);
        if (!narrow.query.empty())
            plan.query = for_engine({Xapian::Query::OP_FILTER, plan.query.query(), narrow.query.query()});
    }
    if (!wish.indexed_after.empty()) {
        // Greater than: the last run that was seen is not new.
        const Xapian::Query old(Xapian::Query::OP_VALUE_LE, slot_run, wish.indexed_after);
        plan.query = for_engine({Xapian::Query::OP_AND_NOT, plan.query.query(), old});
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

}  // namespace imla
