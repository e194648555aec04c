#include "searcher/views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schema/user_error.hpp"
#include "searcher/explanation.hpp"
#include "searcher/output/context.hpp"
#include "searcher/output/counts.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

constexpr std::size_t bars = 15;

/// Years between the first and the last that have no hit: a gap is something to see.
std::vector<Count> without_gaps(const std::vector<Count>& counts) {
    std::vector<Count> whole;
    for (const Count& count : counts) {
        if (!whole.empty() && whole.back().value.size() == 4 && count.value.size() == 4) {
            const int from = std::stoi(whole.back().value), to = std::stoi(count.value);
            for (int year = from + 1; year < to && to - from <= 200; ++year)
                whole.push_back({fmt::format("{:04}", year), 0});
        }
        whole.push_back(count);
    }
    return whole;
}

}  // namespace

int print_spread(Searcher& searcher, const Options& options, const PrintSettings& print, std::ostream& out) {
    print_counts_header(out, options.format);
    bool any = false, first = true;
    for (const std::string& facet : options.facets) {
        std::vector<Count> counts = searcher.counts(options.query, options.search, facet);
        if (counts.empty()) continue;
        any = true;
        const bool years = facet == "year" || facet == "month";
        if (facet == "year" && options.format == Format::text) counts = without_gaps(counts);
        if (!first && options.format == Format::text) out << '\n';
        first = false;
        print_counts(out, facet, counts, options.format, print, years ? 1000 : bars);
    }
    return any ? 0 : 1;
}

int print_passage(Searcher& searcher, const Options& options, const PrintSettings& print, std::ostream& out) {
    const auto passages = searcher.passages(options.subject, options.search.context);
    if (passages.empty()) throw no_such_passage(options.subject);
    const auto asked = std::find_if(passages.begin(), passages.end(),
                                    [&](const PassageRecord& each) { return each.id() == options.subject; });
    const PassageRecord& passage = asked == passages.end() ? passages.front() : *asked;
    if (options.cite == "bibtex") out << bibtex(passage);
    else if (options.cite == "plain") out << citation(passage);
    else print_passages(out, passages, passage.id(), options.format, print);
    return 0;
}

void print_documents(const Result& result, const Options& options, std::ostream& out) {
    std::set<std::string> seen;
    for (const Hit& hit : result.hits)
        if (seen.insert(hit.passage.document).second) {
            if (options.null_separated) out << hit.passage.document << '\0';
            else out << terminal::harmless_text(hit.passage.document) << '\n';
        }
}

namespace {

std::string told(const Advice::Idle& idle) {
    constexpr std::size_t most_shown = 6;
    std::string out = "no passage matches " + terminal::harmless_text(idle.condition);
    if (idle.values.empty()) return out + (idle.field == "author" ? "; none has an " : "; none has a ") + idle.field + '\n';
    if (idle.field == "date")
        return out + "; dates run from " + terminal::harmless_text(idle.values.front().value) + " to " +
               terminal::harmless_text(idle.values.back().value) + '\n';
    out += "; there is ";
    for (std::size_t i = 0; i < idle.values.size() && i < most_shown; ++i)
        out += fmt::format("{}{} ({})", i == 0 ? "" : ", ", terminal::harmless_text(idle.values[i].value), idle.values[i].hits);
    return out + (idle.values.size() > most_shown ? " …\n" : "\n");
}

}  // namespace

std::string told(const Advice& advice, const Result& result) {
    std::string out = result.read_as.empty() ? "" : reading(result);
    for (const auto& [typed, words] : advice.missing) {
        out += "no spelling of '" + terminal::harmless_text(typed) + "' occurs";
        for (const Count& word : words)
            out += (&word == &words.front() ? "; did you mean " : ", ") + terminal::harmless_text(word.value) +
                   fmt::format(" ({})", word.hits);
        out += words.empty() ? "\n" : "?\n";
    }
    for (const Advice::Idle& idle : advice.idle) out += told(idle);
    if (advice.unread)
        out += fmt::format("{} file{} could not be read; imla-indexer --failures says why\n", advice.unread,
                           advice.unread == 1 ? "" : "s");
    return out;
}

}  // namespace imla
