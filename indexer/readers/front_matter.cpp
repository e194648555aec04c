#include "indexer/readers/front_matter.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "indexer/readers/dates.hpp"
#include "indexer/readers/json_text.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/readers/text_builder.hpp"

namespace imla {
namespace {

/// The line of `text` at `at`, without its end; `at` moves to the next.
std::string_view next_line(std::string_view text, std::size_t& at) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string unquoted(std::string_view value) {
    std::string text = flowing(value);
    if (text.size() < 2 || text.front() != text.back() ||
        (text.front() != '"' && text.front() != '\''))
        return text;
    const char quote = text.front();
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        const bool escape = quote == '"' ? text[i] == '\\' : text[i] == '\'' && text[i + 1] == '\'';
        if (escape && i + 2 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

/// "[a, 'b']" as its items; any other value as the only item.
std::vector<std::string> items(std::string_view value) {
    std::vector<std::string> out;
    const std::string text = flowing(value);
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') {
        if (std::string one = unquoted(text); !one.empty()) out.push_back(std::move(one));
        return out;
    }
    char quote = 0;
    std::string item;
    for (const char c : std::string_view(text).substr(1, text.size() - 2)) {
        if (c == ',' && !quote) {
            out.push_back(unquoted(item));
            item.clear();
            continue;
        }
        if (c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\'') && flowing(item).empty())
            quote = c;
        item += c;
    }
    if (!flowing(item).empty()) out.push_back(unquoted(item));
    return out;
}

void set(Document& document, std::string key, const std::vector<std::string>& values,
         ReadingSink& sink) {
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    static const std::map<std::string, std::string Document::*> fields{
        {"title", &Document::title},       {"author", &Document::author},
        {"authors", &Document::author},    {"creator", &Document::author},
        {"source", &Document::source},     {"publisher", &Document::source},
        {"url", &Document::url},           {"link", &Document::url},
        {"language", &Document::language}, {"lang", &Document::language}};
    const std::string all = fmt::format("{}", fmt::join(values, ", "));
    if (all.empty()) return;
    if (key == "date" || key == "published") {
        document.date = date_in_words(all);
        if (document.date.empty())
            sink.guess(fmt::format("date “{}” left out: not a date as in 2021-08-15", all));
    } else if (const auto field = fields.find(key); field != fields.end()) {
        document.*(field->second) = all;
    } else {
        document.extra.emplace_back(key,
                                    values.size() == 1 ? json_string(all) : json_array(values));
    }
}

}  // namespace

std::size_t front_matter(std::string_view text, Document& document, ReadingSink& sink) {
    std::size_t at = 0;
    if (next_line(text, at) != "---") return 0;
    std::vector<std::pair<std::string, std::vector<std::string>>> entries;
    for (unsigned lines = 0; at < text.size() && lines < 200; ++lines) {
        const std::string_view line = next_line(text, at);
        if (line == "---" || line == "...") {
            for (auto& [key, values] : entries) set(document, key, values, sink);
            return at;
        }
        const std::string content = flowing(line);
        const bool indented =
            line.starts_with(' ') || line.starts_with('\t') || line.starts_with('-');
        if (content.empty() || content.front() == '#') continue;
        const std::size_t colon = line.find(':');
        if (indented && !entries.empty()) {
            std::string_view item = content;
            if (item.starts_with("- ")) item.remove_prefix(2);
            if (item.starts_with("name: ")) item.remove_prefix(6);
            if (std::string value = unquoted(item); !value.empty())
                entries.back().second.push_back(std::move(value));
        } else if (colon == line.npos || indented) {
            return 0;  // a thematic break and prose, not front matter
        } else {
            std::string value = flowing(line.substr(colon + 1));
            if (value == ">" || value == "|" || value == ">-" || value == "|-") value.clear();
            entries.emplace_back(flowing(line.substr(0, colon)), items(value));
        }
    }
    return 0;
}

}  // namespace imla
