#include "searcher/partners.hpp"

#include <string>

namespace imla {

std::size_t quote_at(std::string_view text, std::size_t at) {
    if (text[at] == '"') return 1;
    for (std::string_view mark : {"\u201C", "\u201D", "\u201E", "\u201F"})
        if (text.substr(at, mark.size()) == mark) return mark.size();
    return 0;
}

Partners::Partners(std::string_view query, Oddities& odd) : of_(query.size(), none) {
    std::vector<std::size_t> open;
    std::size_t quote = none;
    for (std::size_t at = 0; at < query.size(); ++at) {
        if (const std::size_t width = quote_at(query, at)) {
            if (quote == none) {
                quote = at;
            } else {
                of_[quote] = at;
                of_[at] = quote;
                quote = none;
            }
            at += width - 1;
        }
    }
    if (quote != none) odd.note(quote, "a quote without a partner is read as text");
    for (std::size_t at = 0; at < query.size(); ++at) {
        if (quote_at(query, at) && of_[at] != none) {
            at = of_[at] + quote_at(query, of_[at]) - 1;
        } else if (query[at] == '(') {
            open.push_back(at);
            if (open.size() == deepest_bracket + 1)
                odd.note(at, "brackets deeper than " + std::to_string(deepest_bracket) + " are read as text");
        } else if (query[at] == ')' && !open.empty()) {
            if (open.size() <= deepest_bracket) {
                of_[open.back()] = at;
                of_[at] = open.back();
            }
            open.pop_back();
        } else if (query[at] == ')') {
            odd.note(at, "a bracket without a partner is read as text");
        }
    }
    if (!open.empty()) odd.note(open.front(), "a bracket without a partner is read as text");
}

}  // namespace imla
