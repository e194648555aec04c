#include "variants/taught.hpp"

#include <stdexcept>
#include <utility>

#include "analysis/tokenizer.hpp"

namespace imla {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\f\v");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\f\v") - first + 1);
}

bool starts_with_folded(std::string_view text, std::string_view lower_case) {
    if (text.size() < lower_case.size()) return false;
    for (std::size_t i = 0; i < lower_case.size(); ++i) {
        const char c = text[i];
        if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != lower_case[i]) return false;
    }
    return true;
}

// What follows "same:"; a space may stand before the colon. Null where the
// line does not start so.
bool has_keyword(std::string_view line, std::string_view keyword, std::string_view& rest) {
    if (!starts_with_folded(line, keyword)) return false;
    const std::string_view after = trimmed(line.substr(keyword.size()));
    if (!after.starts_with(':')) return false;
    rest = trimmed(after.substr(1));
    return true;
}

// The folded forms of a comma-separated list, or a reason why it is none.
std::string read_list(std::string_view list, std::vector<std::string>& forms) {
    while (true) {
        const auto comma = list.find(',');
        std::string form = taught_form(list.substr(0, comma));
        if (form.empty()) return "a form between the commas holds no word";
        for (const std::string& other : forms)
            if (other == form)
                return "\"" + form + "\" stands there twice (case and marks make no difference)";
        forms.push_back(std::move(form));
        if (comma == std::string_view::npos) break;
        list.remove_prefix(comma + 1);
    }
    return forms.size() < 2 ? "needs two forms or more, with a comma between" : "";
}

using Pairs = std::map<std::string, std::set<std::string>, std::less<>>;

void put(Pairs& pairs, const std::string& a, const std::string& b) {
    pairs[a].insert(b);
    pairs[b].insert(a);
}

void take(Pairs& pairs, const std::string& a, const std::string& b) {
    for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
        const auto found = pairs.find(from);
        if (found == pairs.end()) continue;
        found->second.erase(to);
        if (found->second.empty()) pairs.erase(found);
    }
}

bool holds(const Pairs& pairs, std::string_view a, std::string_view b) {
    const auto found = pairs.find(a);
    return found != pairs.end() && found->second.contains(std::string(b));
}

std::string pair_line(std::string_view keyword, std::string_view a, std::string_view b) {
    a = trimmed(a);
    b = trimmed(b);
    for (const std::string_view form : {a, b}) {
        if (taught_form(form).empty())
            throw std::invalid_argument("\"" + std::string(form) + "\" holds no word");
        if (form.find_first_of(",\r\n#") != std::string_view::npos)
            throw std::invalid_argument("\"" + std::string(form) +
                                        "\": a form may hold no comma, # or line end");
    }
    if (taught_form(a) == taught_form(b))
        throw std::invalid_argument(
            "the two forms are one already (case and marks make no difference)");
    return std::string(keyword) + ": " + std::string(a) + ", " + std::string(b);
}

}  // namespace

std::string taught_form(std::string_view form) {
    std::string folded;
    for (const Token& token : tokenize(form, Capitals::query)) {
        if (token.joined) continue;
        if (!folded.empty()) folded += ' ';
        folded += token.term;
    }
    return folded;
}

std::vector<TaughtProblem> Taught::add(std::string_view text) {
    std::vector<TaughtProblem> problems;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    unsigned number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = text.find_first_of("\r\n");
        std::string_view line = text.substr(0, end);
        const bool pair_of_ends =
            end != std::string_view::npos && text.substr(end).starts_with("\r\n");
        text.remove_prefix(end == std::string_view::npos ? text.size()
                                                         : end + (pair_of_ends ? 2 : 1));

        line = trimmed(line.substr(0, line.find('#')));
        if (line.empty()) continue;
        std::string_view rest;
        const bool same = has_keyword(line, "same", rest);
        if (same || has_keyword(line, "different", rest)) {
            std::vector<std::string> forms;
            if (std::string reason = read_list(rest, forms); !reason.empty()) {
                problems.push_back({number, std::move(reason)});
                continue;
            }
            for (std::size_t i = 0; i < forms.size(); ++i) {
                for (std::size_t k = i + 1; k < forms.size(); ++k) {
                    put(same ? same_ : different_, forms[i], forms[k]);
                    take(same ? different_ : same_, forms[i], forms[k]);
                }
            }
        } else if (const auto sign = line.find('='); sign != std::string_view::npos) {
            const std::string left = taught_form(line.substr(0, sign)),
                              right = taught_form(line.substr(sign + 1));
            if (line.find('=', sign + 1) != std::string_view::npos)
                problems.push_back({number, "more than one ="});
            else if (left.empty() || right.empty())
                problems.push_back({number, "no word on one side of ="});
            else if (left == right)
                problems.push_back({number, "both sides of = are the same"});
            else
                put(equal_, left, right);
        } else {
            problems.push_back(
                {number, "is none of \"same: A, B\", \"different: A, B\", \"A = B\""});
        }
    }
    return problems;
}

std::vector<std::string> Taught::same_as(std::string_view form) const {
    const auto found = same_.find(taught_form(form));
    if (found == same_.end()) return {};
    return {found->second.begin(), found->second.end()};
}

bool Taught::is_same(std::string_view a, std::string_view b) const {
    return holds(same_, taught_form(a), taught_form(b));
}

bool Taught::is_different(std::string_view a, std::string_view b) const {
    return !different_.empty() && holds(different_, taught_form(a), taught_form(b));
}

std::vector<std::string> Taught::equivalents(std::string_view form) const {
    const std::string start = taught_form(form);
    std::set<std::string> reached{start};
    std::vector<std::string> next{start};
    while (!next.empty()) {
        const auto found = equal_.find(next.back());
        next.pop_back();
        if (found == equal_.end()) continue;
        for (const std::string& other : found->second)
            if (reached.insert(other).second) next.push_back(other);
    }
    reached.erase(start);
    return {reached.begin(), reached.end()};
}

std::string same_line(std::string_view a, std::string_view b) {
    return pair_line("same", a, b);
}

std::string different_line(std::string_view a, std::string_view b) {
    return pair_line("different", a, b);
}

}  // namespace imla
