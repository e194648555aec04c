#include "searcher/limits.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "analysis/tokenizer.hpp"

namespace imla {
namespace {

using Kind = QueryNode::Kind;

class Budget {
  public:
    Budget(std::string_view query, Oddities& odd) : query_(query), odd_(odd) {}

    /// False where nothing of the node is to be read.
    bool affords(QueryNode& node) {
        if (node.kind == Kind::list) {
            std::erase_if(node.clauses, [&](QueryClause& clause) { return !affords(clause.node.front()); });
            return !node.clauses.empty();
        }
        if (!node.parts.empty()) {
            // Said again it is read once; see condensed.hpp.
            if (!seen_.insert(std::string(query_.substr(node.begin, node.end - node.begin))).second) return true;
            std::erase_if(node.parts, [&](QueryNode& part) {
                if (node.kind != Kind::any) ++spent_;
                return !affords(part);
            });
            return !node.parts.empty();
        }
        if (!seen_.insert(std::to_string(static_cast<int>(node.kind)) + std::to_string(static_cast<int>(node.dial)) +
                          node.field + ' ' + node.from + ' ' + node.to + ' ' + node.text).second)
            return within(node);
        spent_ += cost_of(node);
        return within(node);
    }

  private:
    bool within(const QueryNode& node) {
        if (spent_ <= most_words_read) return true;
        odd_.note(node.begin, "a query is read up to " + std::to_string(most_words_read) +
                                  " different words; what follows is left out");
        return false;
    }

    std::size_t cost_of(const QueryNode& node) {
        if (node.kind == Kind::date) return 1;
        if (node.kind == Kind::prefix) return 20;
        const std::size_t words = tokenize(node.text, Capitals::query).size();
        if (words > longest_phrase)
            odd_.note(node.begin, "of a phrase only the first " + std::to_string(longest_phrase) + " words are looked for");
        else if (words > longest_varied_phrase)
            odd_.note(node.begin, "a phrase of more than " + std::to_string(longest_varied_phrase) +
                                  " words is looked for as typed, without other spellings");
        if (words > longest_varied_phrase) return std::min(words, longest_phrase);
        return words < 2 ? 1 : 4 * words;
    }

    std::string_view query_;
    Oddities& odd_;
    std::size_t spent_ = 0;
    std::unordered_set<std::string> seen_;
};

}  // namespace

void cut_to_limits(QueryNode& root, std::string_view query, Oddities& odd) {
    if (!Budget(query, odd).affords(root)) root = {};
}

}  // namespace imla
