#include "searcher/output/context.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/output/json_text.hpp"
#include "searcher/output/opening.hpp"
#include "terminal/text.hpp"

namespace imla {

using terminal::Paint;
using terminal::Painted;

namespace {

std::string lines_of(const PassageRecord& passage) {
    if (!passage.first_line) return "";
    return passage.first_line == passage.last_line ? fmt::format("line {}", passage.first_line)
                                                   : fmt::format("lines {}–{}", passage.first_line, passage.last_line);
}

std::string place_in(const PassageRecord& passage, const std::string& lines) {
    if (!passage.page) return lines;
    return fmt::format("p. {}", passage.page) + (lines.empty() ? "" : ", " + lines);
}

}  // namespace

std::string place_of(const PassageRecord& passage) { return place_in(passage, lines_of(passage)); }

namespace {

nlohmann::ordered_json as_json(const PassageRecord& passage) {
    nlohmann::ordered_json line{{"type", "passage"}, {"document", passage.document}, {"passage", passage.id()}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) line[key] = value;
    };
    add("path", passage.path);
    add("title", passage.title);
    if (!passage.headings.empty()) line["heading"] = passage.headings;
    if (passage.page) line["page"] = passage.page;
    if (passage.first_line) line["lines"] = {passage.first_line, passage.last_line};
    line["text"] = passage.text;
    add("author", passage.author);
    add("date", passage.date);
    add("source", passage.source);
    add("url", passage.url);
    add("language", passage.language);
    return line;
}

/// Paragraphs of the passage, each wrapped.
void print_text(std::ostream& out, const std::string& text, const PrintSettings& settings) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        for (const Painted& line : terminal::wrapped(terminal::harmless(std::string_view(text).substr(at, end - at)),
                                                     settings.columns))
            out << terminal::escaped(line, settings.colour, settings.terminal) << '\n';
        at = end + 2;
        if (at < text.size()) out << '\n';
    }
}

/// Braces and backslashes would end or change a BibTeX value.
std::string in_bibtex(const std::string& text) {
    std::string out;
    for (const char c : terminal::harmless_text(text)) {
        if (c == '{' || c == '}' || c == '\\') continue;
        if (c == '&' || c == '%' || c == '$' || c == '#' || c == '_') out += '\\';
        out += c;
    }
    return out;
}

std::string without_ends(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == text.npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

/// "A. Khan <khan@example.org>" is A. Khan; of an address alone the brackets go.
std::string without_address(std::string name) {
    const std::size_t open = name.find('<');
    const std::size_t close = name.find('>', open == name.npos ? 0 : open);
    if (open == name.npos || close == name.npos || name.find('@', open) > close) return without_ends(name);
    const std::string address = name.substr(open + 1, close - open - 1);
    name.erase(open, close + 1 - open);
    const std::string rest = without_ends(name);
    return rest.empty() ? address : rest;
}

/// BibTeX parts authors by "and"; documents by semicolons.
std::string authors_in_bibtex(const std::string& authors) {
    std::string out;
    for (std::size_t at = 0; at <= authors.size();) {
        const std::size_t end = std::min(authors.find(';', at), authors.size());
        const std::string one = without_address(authors.substr(at, end - at));
        if (!one.empty()) out += (out.empty() ? "" : " and ") + one;
        at = end + 1;
    }
    return out;
}

}  // namespace

void print_passages(std::ostream& out, const std::vector<PassageRecord>& passages, const std::string& shown,
                    Format format, const PrintSettings& settings) {
    for (const PassageRecord& passage : passages) {
        if (format == Format::json) {
            out << json_line(as_json(passage)) << '\n';
            continue;
        }
        Painted about;
        about.add(terminal::harmless_text(passage.title.empty() ? passage.document : passage.title),
                  passage.id() == shown ? Paint::title : Paint::quiet);
        for (const std::string& heading : passage.headings)
            if (heading != passage.title) about.add(" › " + terminal::harmless_text(heading), Paint::quiet);
        for (const std::string& fact : {place_of(passage), passage.date, passage.source, passage.id()})
            if (!fact.empty()) about.add(" · " + terminal::harmless_text(fact), Paint::quiet);
        for (const Painted& line : terminal::wrapped(about, settings.columns))
            out << terminal::escaped(line, settings.colour, settings.terminal) << '\n';
        print_text(out, passage.text.substr(body_begin(passage)), settings);
        if (&passage != &passages.back()) out << '\n';
    }
}

namespace {

/// A line of a JSON Lines file is no place in what somebody wrote.
std::string cited_lines(const PassageRecord& passage) { return passage.type == "jsonl" ? "" : lines_of(passage); }

}  // namespace

std::string bibtex(const PassageRecord& passage) {
    std::string key;
    for (const char c : passage.document)
        key += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '-';
    std::string out = "@misc{" + (key.empty() ? "document" : key);
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) out += fmt::format(",\n  {:<12} = {{{}}}", name, in_bibtex(value));
    };
    add("title", passage.title.empty() ? passage.document : passage.title);
    add("author", authors_in_bibtex(passage.author));
    add("howpublished", passage.source);
    add("year", passage.date.substr(0, 4));
    if (passage.date.size() >= 7) add("month", passage.date.substr(5, 2));
    if (passage.page) add("pages", std::to_string(passage.page));
    // A URL keeps its signs: \url in the style prints them as they are.
    if (!passage.url.empty()) out += fmt::format(",\n  {:<12} = {{{}}}", "url", terminal::harmless_text(passage.url));
    add("note", cited_lines(passage));
    return out + "\n}\n";
}

std::string citation(const PassageRecord& passage) {
    std::string out;
    const auto add = [&](const std::string& part, const char* before, const char* after) {
        if (!part.empty()) out += before + terminal::harmless_text(part) + after;
    };
    add(passage.author, "", ". ");
    add(passage.title.empty() ? passage.document : passage.title, "“", "”");
    add(passage.source, ", ", "");
    add(passage.date, ", ", "");
    add(place_in(passage, cited_lines(passage)), ", ", "");
    add(passage.url, ". ", "");
    return out + (out.ends_with('.') ? "\n" : ".\n");
}

}  // namespace imla
