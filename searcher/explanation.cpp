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

}  // namespace imla
