#include "searcher/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/unicode.hpp"
#include "searcher/output/csv_cell.hpp"
#include "searcher/output/json_text.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

std::string padded(const std::string& text, std::size_t columns) {
    return text + std::string(columns - std::min(columns, display_width(text)), ' ');
}

/// A table of spellings: form, how, distance, passages; word by word. A stem that finds no
/// more than the word as typed is left out.
std::string expansion_table(const std::vector<Expansion>& forms) {
    const auto adds_nothing = [&](const Expansion& form) {
        return form.how == How::stem && std::any_of(forms.begin(), forms.end(), [&](const Expansion& other) {
                   return other.how == How::exact && other.query == form.query && other.form == form.form &&
                          other.passages == form.passages;
               });
    };
    const auto shown = [](const Expansion& form) {
        return terminal::harmless_text(form.form) + (form.how == How::stem ? "-" : "");
    };
    std::size_t widest = 0;
    for (const Expansion& form : forms)
        if (!adds_nothing(form)) widest = std::max(widest, display_width(shown(form)));
    std::string out, word;
    bool first = true;
    for (const Expansion& form : forms) {
        if (adds_nothing(form)) continue;
        if (first || form.query != word) out += terminal::harmless_text(form.query) + '\n';
        first = false;
        word = form.query;
        out += fmt::format("  {}  {}  {:5.2f}  {} passage{}\n", padded(shown(form), widest),
                           padded(std::string(name_of(form.how)), 8), form.distance, form.passages,
                           form.passages == 1 ? "" : "s");
    }
    return out;
}

/// Is `word` a clause of the query `text`: one word, by itself, not in quotes?
bool holds_clause(std::string_view text, std::string_view word) {
    if (word.find(' ') != word.npos) return false;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool apart = (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
        if (apart && std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '"') % 2 == 0) return true;
    }
    return false;
}

}  // namespace

std::string reading(const Result& result) {
    constexpr std::size_t longest = 1000;   // columns: a pasted text says nothing by being shown again
    terminal::Painted read_as = terminal::harmless(result.read_as);
    return "read as: " + terminal::shortened(read_as, longest).text + '\n';
}

std::string explanation(const Result& result) {
    std::string out = reading(result);
    if (!result.left_out.empty())
        out += fmt::format("left out, as in too many passages to tell: {} (to look for such a word: +word, or --match all)\n",
                           fmt::join(result.left_out, ", "));
    return out + expansion_table(result.expansions);
}

std::string not_included(const Result& result) {
    constexpr std::size_t most_shown = 6;
    if (result.not_included.empty()) return "";
    std::string forms, words;
    std::size_t shown = 0;
    bool by_word = true;   // a ~ at each word says it; not inside quotes, of names of several words, of fields
    for (const Expansion& form : result.not_included) {
        by_word = by_word && holds_clause(result.read_as, form.query);
        const std::string wide = terminal::harmless_text(form.query) + '~';
        if (!holds_clause(words, wide)) words += (words.empty() ? "" : " ") + wide;
        if (++shown > most_shown) continue;
        forms += fmt::format("{}{} ({}{})", forms.empty() ? "" : ", ", terminal::harmless_text(form.form),
                             form.passages, shown > 1 ? "" : form.passages == 1 ? " passage" : " passages");
    }
    if (shown > most_shown) forms += fmt::format(" and {} more", shown - most_shown);
    return "Not included: " + forms + ". Add with: " + (by_word ? words : "--variants wide") + '\n';
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

std::string acronyms_as_csv(const std::vector<AcronymEntry>& acronyms) {
    std::string out = "acronym,long_form,passages,passage\r\n";
    for (const AcronymEntry& entry : acronyms)
        out += csv_cell(entry.acronym) + ',' + csv_cell(entry.long_form) + ',' + std::to_string(entry.passages) + ',' +
               csv_cell(entry.defined_in) + "\r\n";
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
