#include "searcher/conditions.hpp"

#include <algorithm>

#include "schema/fields.hpp"
#include "searcher/state.hpp"

namespace imla {

namespace {

void collect(const QueryNode& node, std::vector<std::string>& conditions) {
    if (is_condition(node)) return conditions.push_back(written_out(node));
    for (const QueryClause& clause : node.clauses)
        if (clause.occur == Occur::must || (clause.occur == Occur::should && node.clauses.size() == 1))
            collect(clause.node.front(), conditions);
    if (node.kind == QueryNode::Kind::all)
        for (const QueryNode& part : node.parts) collect(part, conditions);
}

std::vector<Count> values_of(std::string_view field, const Xapian::Database& database) {
    std::vector<Count> values;
    if (field == "date") {
        if (database.get_value_freq(slot_date) > 0)
            values = {{database.get_value_lower_bound(slot_date), 0}, {database.get_value_upper_bound(slot_date), 0}};
        return values;
    }
    const std::string prefix(field_called(field)->prefix);
    constexpr std::size_t most_read = 10'000;   // paths have many words
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix) && values.size() < most_read; ++it)
        values.push_back({(*it).substr(prefix.size()), it.get_termfreq()});
    std::stable_sort(values.begin(), values.end(), [](const Count& a, const Count& b) { return a.hits > b.hits; });
    return values;
}

}  // namespace

bool is_condition(const QueryNode& node) {
    using Kind = QueryNode::Kind;
    if (node.kind == Kind::date) return true;
    const bool valued = node.kind == Kind::words || node.kind == Kind::phrase || node.kind == Kind::prefix;
    const Field* field = valued ? field_called(node.field) : nullptr;
    return field && field->in_queries == InQueries::filter;
}

std::vector<std::string> conditions_of(const QueryNode& root) {
    std::vector<std::string> conditions;
    collect(root, conditions);
    return conditions;
}

std::vector<Advice::Idle> Searcher::State::idle(const std::vector<std::string>& conditions) {
    std::vector<Advice::Idle> idle;
    for (const std::string& condition : conditions) {
        const Plan plan = plan_query(parse_query(condition), {}, expander(condition, {}));
        if (plan.query.empty()) continue;
        Xapian::Enquire enquire(database);
        enquire.set_query(plan.query.query());
        if (!enquire.get_mset(0, 1).empty()) continue;
        const std::string field = condition.substr(0, condition.find(':'));
        idle.push_back({condition, field, values_of(field, database)});
    }
    return idle;
}

}  // namespace imla
