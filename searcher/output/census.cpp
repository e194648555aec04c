#include "searcher/output/census.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/unicode.hpp"
#include "searcher/output/csv_cell.hpp"
#include "searcher/output/json_text.hpp"
#include "terminal/text.hpp"

namespace imla {
namespace {

std::string dates_of(const CensusEntry& entry) {
    return entry.first_date == entry.last_date ? entry.first_date : entry.first_date + " – " + entry.last_date;
}

void print_csv(std::ostream& out, const std::vector<CensusEntry>& census) {
    out << "query,form,how,distance,passages,documents,first_date,last_date\r\n";
    for (const CensusEntry& entry : census)
        out << csv_cell(entry.form.query) << ',' << csv_cell(entry.form.form) << ',' << name_of(entry.form.how)
            << fmt::format(",{:.3f},{},{},", entry.form.distance, entry.form.passages, entry.documents)
            << csv_cell(entry.first_date) << ',' << csv_cell(entry.last_date) << "\r\n";
}

void print_json(std::ostream& out, const std::vector<CensusEntry>& census) {
    for (const CensusEntry& entry : census) {
        nlohmann::ordered_json line{{"type", "form"},
                                    {"query", entry.form.query},
                                    {"form", entry.form.form},
                                    {"how", name_of(entry.form.how)},
                                    {"distance", rounded_distance(entry.form.distance)},
                                    {"passages", entry.form.passages},
                                    {"documents", entry.documents}};
        if (!entry.first_date.empty()) {
            line["first_date"] = entry.first_date;
            line["last_date"] = entry.last_date;
        }
        out << json_line(line) << '\n';
    }
}

}  // namespace

void print_census(std::ostream& out, const std::vector<CensusEntry>& census, Format format,
                  const PrintSettings& settings) {
    if (format == Format::csv) return print_csv(out, census);
    if (format == Format::json) return print_json(out, census);
    std::size_t widest = 8;
    bool dated = false;
    for (const CensusEntry& entry : census) {
        widest = std::max(widest, display_width(terminal::harmless_text(entry.form.form)));
        dated = dated || !entry.first_date.empty();
    }
    const auto line = [&](terminal::Paint paint, const std::string& text) {
        terminal::Painted painted;
        painted.add(text, paint);
        while (painted.text.ends_with(' ')) {
            painted.text.pop_back();
            painted.paint.pop_back();
        }
        out << terminal::escaped(painted, settings.colour, settings.terminal) << '\n';
    };
    std::string word;
    for (const CensusEntry& entry : census) {
        if (&entry == &census.front() || entry.form.query != word) {
            word = entry.form.query;
            line(terminal::Paint::title, terminal::harmless_text(word));
            line(terminal::Paint::quiet, fmt::format("  {:<{}}  {:<8}  distance  passages  documents{}", "spelling", widest,
                                                     "how", dated ? "  dates" : ""));
        }
        const std::string form = terminal::harmless_text(entry.form.form);
        line(terminal::Paint::plain,
             fmt::format("  {}{}  {:<8}  {:>8.2f}  {:>8}  {:>9}{}", form, std::string(widest - display_width(form), ' '),
                         name_of(entry.form.how), entry.form.distance, entry.form.passages, entry.documents,
                         entry.first_date.empty() ? "" : "  " + dates_of(entry)));
    }
}

}  // namespace imla
