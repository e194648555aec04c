#include "searcher/output/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/unicode.hpp"
#include "searcher/output/csv_cell.hpp"
#include "searcher/output/json_text.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

/// A bar in eighths of a column.
std::string bar(std::size_t value, std::size_t largest, std::size_t columns) {
    static constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const std::size_t length = largest ? (value * columns * 8 + largest / 2) / largest : 0;
    std::string out;
    for (std::size_t i = 0; i < length / 8; ++i) out += "█";
    out += eighths[length % 8];
    return out.empty() && value ? eighths[1] : out;
}

}  // namespace

void print_counts_header(std::ostream& out, Format format) {
    if (format == Format::csv) out << "facet,value,hits\r\n";
}

void print_counts(std::ostream& out, const std::string& facet, const std::vector<Count>& counts, Format format,
                  const PrintSettings& settings, std::size_t most) {
    if (format == Format::json) {
        for (const Count& count : counts) {
            nlohmann::ordered_json line{{"type", "count"}, {"facet", facet}};
            if (!count.value.empty()) line["value"] = count.value;
            line["hits"] = count.hits;
            out << json_line(line) << '\n';
        }
        return;
    }
    if (format == Format::csv) {
        for (const Count& count : counts)
            out << csv_cell(facet) << ','
                << csv_cell(settings.terminal ? terminal::harmless_text(count.value) : count.value) << ','
                << count.hits << "\r\n";
        return;
    }
    const std::size_t width = settings.columns >= 40 ? settings.columns : 80;
    const std::size_t rows = std::min(most, counts.size());
    std::size_t label = facet.size(), largest = 1;
    const auto name = [&](const Count& count) {
        const std::string text = count.value.empty() ? "(none)" : terminal::harmless_text(count.value);
        terminal::Painted painted;
        painted.add(text);
        return terminal::shortened(painted, width / 2).text;
    };
    for (std::size_t i = 0; i < rows; ++i) {
        label = std::max(label, display_width(name(counts[i])));
        largest = std::max(largest, counts[i].hits);
    }
    const std::size_t digits = std::to_string(largest).size();
    const std::size_t room = std::max<std::size_t>(width - std::min(width, label + digits + 4), 10);
    terminal::Painted heading;
    heading.add(facet, terminal::Paint::title);
    out << terminal::escaped(heading, settings.colour, false) << '\n';
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string text = name(counts[i]);
        const std::string length = bar(counts[i].hits, largest, room);
        out << fmt::format("{}{}  {:>{}}{}{}\n", text, std::string(label - display_width(text), ' '), counts[i].hits,
                           digits, length.empty() ? "" : "  ", length);
    }
    if (rows < counts.size()) out << fmt::format("… and {} more\n", counts.size() - rows);
}

}  // namespace imla
