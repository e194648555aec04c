#include "searcher/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/unicode.hpp"
#include "searcher/output/json_text.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

std::string padded(const std::string& text, std::size_t columns) {
    return text + std::string(columns - std::min(columns, display_width(text)), ' ');
}

}  // namespace

std::string census(const std::vector<Expansion>& forms) {
    std::size_t widest = 0;
    for (const Expansion& form : forms)
        widest = std::max(widest, display_width(terminal::harmless_text(form.form)));
    std::string out, word;
    bool first = true;
    for (const Expansion& form : forms) {
        if (first || form.query != word) out += terminal::harmless_text(form.query) + '\n';
        first = false;
        word = form.query;
        out += fmt::format("  {}  {}  {:5.2f}  {} passage{}\n", padded(terminal::harmless_text(form.form), widest),
                           padded(std::string(name_of(form.how)), 8), form.distance, form.passages,
                           form.passages == 1 ? "" : "s");
    }
    return out;
}

std::string explanation(const Result& result) {
    return "read as: " + terminal::harmless_text(result.read_as) + '\n' + census(result.expansions);
}

std::string census_as_json(const std::vector<Expansion>& forms) {
    std::string out;
    for (const Expansion& form : forms)
        out += json_line({{"type", "form"},
                          {"query", form.query},
                          {"form", form.form},
                          {"how", name_of(form.how)},
                          {"distance", form.distance},
                          {"passages", form.passages}}) +
               '\n';
    return out;
}

std::string not_included(const Result& result) {
    constexpr std::size_t most_shown = 6;
    if (result.not_included.empty()) return "";
    std::string forms, words;
    std::size_t shown = 0;
    for (const Expansion& form : result.not_included) {
        const std::string wide = terminal::harmless_text(form.query) + '~';
        if ((' ' + words + ' ').find(' ' + wide + ' ') == std::string::npos)
            words += (words.empty() ? "" : " ") + wide;
        if (++shown > most_shown) continue;
        forms += fmt::format("{}{} ({}{})", forms.empty() ? "" : ", ", terminal::harmless_text(form.form),
                             form.passages, shown > 1 ? "" : form.passages == 1 ? " passage" : " passages");
    }
    if (shown > most_shown) forms += fmt::format(" and {} more", shown - most_shown);
    return "Not included: " + forms + ". Add with: " + words + '\n';
}

std::string acronym_list(const std::vector<AcronymEntry>& acronyms) {
    std::size_t widest = 0, widest_long = 0;
    for (const AcronymEntry& entry : acronyms) {
        widest = std::max(widest, display_width(entry.acronym));
        widest_long = std::max(widest_long, display_width(entry.long_form));
    }
    std::string out;
    for (const AcronymEntry& entry : acronyms)
        out += fmt::format("{}  {}  {} passage{}  {}\n", padded(entry.acronym, widest),
                           padded(entry.long_form, widest_long), entry.passages,
                           entry.passages == 1 ? " " : "s", terminal::harmless_text(entry.defined_in));
    return out;
}

std::string acronyms_as_json(const std::vector<AcronymEntry>& acronyms) {
    std::string out;
    for (const AcronymEntry& entry : acronyms)
        out += json_line({{"type", "acronym"},
                          {"acronym", entry.acronym},
                          {"long_form", entry.long_form},
                          {"passages", entry.passages},
                          {"passage", entry.defined_in}}) +
               '\n';
    return out;
}

}  // namespace imla
