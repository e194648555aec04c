// A concordance: every match in its context, one line each, the matches aligned.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/tokenizer.hpp"
#include "analysis/unicode.hpp"
#include "searcher/output/printer.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

using terminal::Paint;
using terminal::Painted;

/// One line of the concordance.
struct Line {
    std::string left, match, right;   // harmless; the sides are cut by their width
    std::string left_key, right_key;  // the neighbour words, nearest first, folded for sorting
    std::string place;
    const Hit* hit = nullptr;
    Paint paint = Paint::exact;
};

/// The longest end of `text` that is at most `columns` wide, from a word's beginning.
std::string end_of(const std::string& text, std::size_t columns) {
    std::size_t at = text.size(), width = 0;
    while (at > 0) {
        std::size_t before = at;
        const char32_t c = previous_code_point(text, before);
        if (width + display_width(c) > columns) break;
        width += display_width(c);
        at = before;
    }
    if (at > 0 && text[at - 1] != ' ') {
        const std::size_t space = text.find(' ', at);
        if (space != text.npos && space + 1 < text.size()) at = space + 1;
    }
    return text.substr(at);
}

std::string lower_case(std::string_view text) {
    std::string out;
    for (const Token& token : tokenize(text)) {
        if (token.joined) continue;
        if (!out.empty()) out += ' ';
        out += token.term;
    }
    return out;
}

class KwicPrinter : public Printer {
  public:
    using Printer::Printer;

    void result(std::ostream& out, const Asked& asked, const Result& result) const override {
        std::vector<Line> lines;
        for (const Hit& hit : result.hits) add_lines(lines, hit);
        sort(lines);
        if (settings_.batch && !lines.empty())
            out << terminal::harmless_text(asked.id) << ": " << terminal::harmless_text(asked.query) << '\n';
        std::size_t place_columns = place_width();
        for (const Line& line : lines) place_columns = std::max(place_columns, display_width(line.place));
        for (const Line& line : lines) print(out, line, place_columns);
    }
    void hit(std::ostream&, const Asked&, const Hit&) const override {}

  private:
    std::size_t width() const { return settings_.columns >= 40 ? settings_.columns : 100; }
    std::size_t place_width() const { return std::min<std::size_t>(width() / 5, 24); }
    /// Of the left context; the match and its right context share the rest.
    std::size_t left_width() const { return (width() - place_width() - 2) * 2 / 5; }

    void add_lines(std::vector<Line>& lines, const Hit& hit) const {
        const std::string& text = hit.passage.text;
        for (const Match& match : hit.matches) {
            Line line;
            const std::size_t from = match.begin > 400 ? match.begin - 400 : 0;
            const std::string_view before = std::string_view(text).substr(from, match.begin - from);
            const std::string_view after = std::string_view(text).substr(match.end, 400);
            line.left = end_of(terminal::harmless_text(before), left_width());
            line.match = terminal::harmless_text(std::string_view(text).substr(match.begin, match.end - match.begin));
            line.right = terminal::harmless_text(after);
            line.right_key = lower_case(after);
            line.left_key = reversed_words(lower_case(before));
            line.place = place_of(hit.passage);
            line.hit = &hit;
            line.paint = match.how == How::exact || match.how == How::stem || match.how == How::prefix ? Paint::exact
                                                                                                      : Paint::variant;
            lines.push_back(std::move(line));
        }
    }

    /// The passage's id, whole where a program may read it. On a terminal the folders of a long one are left out, then the document is cut, never the number.
    std::string place_of(const PassageRecord& passage) const {
        const std::string number = '#' + std::to_string(passage.ordinal);
        std::string document = terminal::harmless_text(passage.document);
        if (!settings_.terminal) return document + number;
        const std::size_t width = place_width() - number.size();
        // What lies in one folder is told apart by its end.
        if (display_width(document) > width)
            if (const std::size_t slash = document.rfind('/'); slash != document.npos && slash + 1 < document.size())
                document = "…" + document.substr(slash);
        return terminal::shortened(terminal::harmless(document), width).text + number;
    }

    static std::string reversed_words(const std::string& text) {
        std::string out;
        for (std::size_t end = text.size(); end > 0;) {
            const std::size_t space = text.rfind(' ', end - 1);
            const std::size_t begin = space == text.npos ? 0 : space + 1;
            out += text.substr(begin, end - begin) + ' ';
            end = space == text.npos ? 0 : space;
        }
        return out;
    }

    /// Ties keep the order of rank and place.
    void sort(std::vector<Line>& lines) const {
        const auto by = [&](auto key) {
            std::stable_sort(lines.begin(), lines.end(),
                             [&](const Line& a, const Line& b) { return key(a) < key(b); });
        };
        switch (settings_.sort) {
            case Sort::left: by([](const Line& line) { return line.left_key; }); break;
            case Sort::right: by([](const Line& line) { return line.right_key; }); break;
            case Sort::document:
                by([](const Line& line) { return std::pair(line.hit->passage.document, line.hit->passage.ordinal); });
                break;
            case Sort::rank:
            case Sort::date:
            case Sort::date_asc: break;   // as the hits come
        }
    }

    void print(std::ostream& out, const Line& line, std::size_t place_columns) const {
        Painted told;
        std::string place = line.place;
        place.append(place_columns - std::min(place_columns, display_width(place)), ' ');
        told.add(place + "  ", Paint::quiet);
        told.add(std::string(left_width() - std::min(left_width(), display_width(line.left)), ' ') + line.left);
        told.add(line.match, line.paint);
        told.add(line.right);
        Painted fitting = terminal::shortened(told, width() + place_columns - place_width());
        while (!fitting.text.empty() && fitting.text.back() == ' ') {
            fitting.text.pop_back();
            fitting.paint.pop_back();
        }
        out << terminal::escaped(fitting, settings_.colour, settings_.terminal) << '\n';
    }
};

}  // namespace

std::unique_ptr<Printer> kwic_printer(const PrintSettings& settings) {
    return std::make_unique<KwicPrinter>(settings);
}

}  // namespace imla
