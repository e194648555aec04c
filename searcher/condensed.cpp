#include "searcher/condensed.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace imla {
namespace {

using Kind = QueryNode::Kind;

/// More words side by side than this are a pasted text, where no name is lost
/// that does not stand among the first of each word.
constexpr std::size_t most_neighbours = 64;

QueryNode& node_of(QueryClause& clause) { return clause.node.front(); }

std::string key_of_atom(const QueryNode& node) {
    std::string key(1, static_cast<char>('0' + static_cast<int>(node.kind)));
    key += static_cast<char>('0' + static_cast<int>(node.dial));
    for (const std::string* text : {&node.field, &node.text, &node.from, &node.to}) {
        key += std::to_string(text->size());
        key += ':';
        key += *text;
    }
    return key;
}

/// The first of each among equal things; the others add their `times` to it.
class Repeats {
  public:
    /// False where `key` has been seen: its first node counts for `node` too.
    bool is_first(std::string key, const QueryNode& node) {
        const auto [known, fresh] = places_.try_emplace(std::move(key), times_.size());
        if (fresh) times_.push_back(node.times);
        else times_[known->second] += node.times;
        return fresh;
    }
    /// Of the first nodes, in their order.
    const std::vector<unsigned>& times() const { return times_; }

  private:
    std::unordered_map<std::string, std::size_t> places_;
    std::vector<unsigned> times_;
};

/// Condenses `node` and returns a key that equal nodes share.
std::string condense(QueryNode& node);

std::string condense_clauses(QueryNode& node) {
    const auto neighbours = static_cast<std::size_t>(
        std::count_if(node.clauses.begin(), node.clauses.end(), is_plain_word));
    std::string all;
    std::vector<QueryClause> kept;
    Repeats repeats;
    for (QueryClause& clause : node.clauses) {
        std::string key = condense(node_of(clause));
        key += static_cast<char>('0' + static_cast<int>(clause.occur));
        const bool stays = is_plain_word(clause) && neighbours <= most_neighbours;
        if (stays) key += '#' + std::to_string(kept.size());
        if (!repeats.is_first(key, node_of(clause))) continue;
        all += std::to_string(key.size()) + ':' + key;
        kept.push_back(std::move(clause));
    }
    for (std::size_t i = 0; i < kept.size(); ++i) node_of(kept[i]).times = repeats.times()[i];
    node.clauses = std::move(kept);
    return '[' + all + ']';
}

std::string condense_parts(QueryNode& node) {
    const bool in_order = node.kind == Kind::near;
    std::string all;
    std::vector<QueryNode> kept;
    Repeats repeats;
    const auto add = [&](QueryNode& part, const std::string& key) {
        if (!in_order && !repeats.is_first(key, part)) return;
        all += std::to_string(key.size()) + ':' + key;
        kept.push_back(std::move(part));
    };
    for (QueryNode& part : node.parts) {
        std::string key = condense(part);
        if (part.kind == node.kind && !in_order && part.times == 1)
            for (QueryNode& inner : part.parts) {
                std::string inner_key = condense(inner);
                add(inner, inner_key);
            }
        else
            add(part, key);
    }
    if (!in_order)
        for (std::size_t i = 0; i < kept.size(); ++i) kept[i].times = repeats.times()[i];
    node.parts = std::move(kept);
    return std::to_string(static_cast<int>(node.kind)) + '/' + std::to_string(node.window) + '(' + all + ')';
}

std::string condense(QueryNode& node) {
    if (node.kind == Kind::list) return condense_clauses(node);
    if (!node.parts.empty()) return condense_parts(node);
    return key_of_atom(node);
}

}  // namespace

QueryNode condensed(QueryNode node) {
    condense(node);
    return node;
}

}  // namespace imla
