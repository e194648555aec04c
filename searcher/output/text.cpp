// For people: a quiet line about the passage, its best window with the matches
// painted, and a receipt where another spelling than the typed one matched.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "analysis/unicode.hpp"
#include "searcher/output/context.hpp"
#include "searcher/output/opening.hpp"
#include "searcher/output/printer.hpp"
#include "searcher/output/spellings.hpp"
#include "searcher/output/window.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

using terminal::Paint;
using terminal::Painted;

constexpr std::size_t indent = 4;
constexpr std::size_t anywhere = std::numeric_limits<std::size_t>::max();   // columns where none are counted

bool is_other_spelling(How how) {
    return how != How::exact && how != How::stem && how != How::prefix;
}

class TextPrinter : public Printer {
  public:
    using Printer::Printer;

    void hit(std::ostream& out, const Asked&, const Hit& hit) const override {
        const std::size_t width = settings_.columns > indent + 10 ? settings_.columns - indent : 0;
        for (const Painted& each : about(hit))
            out << terminal::escaped(each, settings_.colour, settings_.terminal,
                                     settings_.hyperlinks ? terminal::file_uri(hit.passage.path) : "")
                << '\n';
        for (const PassageRecord& before : hit.before) neighbour(out, before, width);
        for (const Painted& each : terminal::wrapped(excerpt(hit, width), width)) line(out, indent, each);
        for (const PassageRecord& after : hit.after) neighbour(out, after, width);
        const Painted note = receipt(hit);
        if (!note.text.empty())
            for (const Painted& each : terminal::wrapped(note, width)) line(out, indent, each);
        if (const std::string also = told(hit.also); !also.empty()) {
            Painted more;
            more.add(also, Paint::quiet);
            for (const Painted& each : terminal::wrapped(more, width)) line(out, indent, each);
        }
        out << '\n';
    }

    void summary(std::ostream& out, const Asked& asked, const Result& result) const override {
        Painted told;
        if (settings_.batch)
            told.add(terminal::harmless_text(asked.id) + " (" + terminal::harmless_text(asked.query) + "): ",
                     Paint::quiet);
        told.add(fmt::format("{}{} {}{}", result.total_exact ? "" : "about ", result.total,
                             settings_.unit == Unit::document ? "document" : "passage",
                             result.total == 1 ? "" : "s"),
                 Paint::quiet);
        constexpr std::size_t most_forms = 12;
        std::string word, typed;
        std::size_t forms = 0;
        const auto end_word = [&] {
            if (forms > most_forms) told.add(fmt::format(" and {} more", forms - most_forms), Paint::quiet);
            forms = 0;
        };
        for (const Expansion& form : result.expansions) {
            if (form.how == How::exact) typed = form.form;
            // A stem is no spelling; one that is the word itself would only be told twice.
            if (form.passages == 0 || (form.how == How::stem && form.form == typed)) continue;
            if (form.query != word) end_word();
            if (++forms > most_forms) continue;
            told.add(form.query == word ? ", " : "; ", Paint::quiet);
            if (form.query != word && form.how != How::exact)
                told.add(terminal::harmless_text(form.query) + ": ", Paint::quiet);
            word = form.query;
            told.add(fmt::format("{}{} {}", terminal::harmless_text(form.form), form.how == How::stem ? "-" : "", form.passages),
                     Paint::quiet);
        }
        end_word();
        for (const Painted& each : terminal::wrapped(told, settings_.columns)) line(out, 0, each);
        if (settings_.batch) out << '\n';
    }

  private:
    void line(std::ostream& out, std::size_t spaces, const Painted& painted) const {
        out << std::string(spaces, ' ') << terminal::escaped(painted, settings_.colour, settings_.terminal) << '\n';
    }

    /// A passage beside the hit, whole and quiet.
    void neighbour(std::ostream& out, const PassageRecord& passage, std::size_t width) const {
        Painted text;
        text.add(terminal::harmless_text(std::string_view(passage.text).substr(body_begin(passage))), Paint::quiet);
        for (const Painted& each : terminal::wrapped(text, width)) line(out, indent, each);
    }

    /// Rank, title, headings, place, date, source, and the id to ask for it again: on one
    /// line, or on two where the title would have no room beside the rest. The id is never cut.
    std::vector<Painted> about(const Hit& hit) const {
        constexpr std::size_t least_title = 30;
        const PassageRecord& passage = hit.passage;
        Painted facts;
        for (const std::string& fact :
             {place_of(passage), passage.date, passage.source,
              settings_.unit == Unit::document ? passage.document : passage.id()})
            if (!fact.empty()) facts.add(" · " + terminal::harmless_text(fact), Paint::quiet);
        Painted told, title;
        told.add(fmt::format("{:>2}. ", hit.rank), Paint::quiet);
        title = passage.title.empty() ? terminal::harmless(passage.document, std::vector(passage.document.size(), Paint::title))
                                      : heading(hit, passage.title, Paint::title);
        const std::size_t columns = settings_.columns, rank = display_width(told.text);
        const std::size_t taken = rank + display_width(facts.text);
        const bool one_line = columns == 0 || taken + std::min(display_width(title.text), least_title) <= columns;
        if (!one_line) {
            told.add(terminal::shortened(title, std::max<std::size_t>(columns > rank ? columns - rank : 0, 10)));
            const std::size_t needed = indent + display_width(facts.text);
            Painted rest = headings(hit, columns - std::min(columns, needed));
            rest.add(facts);
            return beside(std::move(told), without_lead(std::move(rest)));
        }
        if (columns) {
            const std::size_t room = columns - taken;
            const std::size_t inner = passage.headings.empty() ? 0 : room / 3;
            title = terminal::shortened(title, std::max(room - inner, std::min(room, least_title)));
            told.add(title);
            told.add(headings(hit, room - std::min(room, display_width(title.text))));
        } else {
            told.add(title);
            told.add(headings(hit, anywhere));
        }
        told.add(facts);
        return {told};
    }

    /// The first line, and the second wrapped below the first's text.
    std::vector<Painted> beside(Painted first, const Painted& second) const {
        std::vector<Painted> lines{std::move(first)};
        const std::size_t width = settings_.columns > indent + 10 ? settings_.columns - indent : settings_.columns;
        for (const Painted& each : terminal::wrapped(second, width)) {
            Painted line;
            line.add(std::string(indent, ' '));
            line.add(each);
            lines.push_back(std::move(line));
        }
        return lines;
    }

    /// Without the separator that would open the line.
    static Painted without_lead(Painted line) {
        const std::size_t lead = line.text.starts_with(" · ") ? std::string_view(" · ").size() : line.text.starts_with(' ');
        line.text.erase(0, lead);
        line.paint.erase(line.paint.begin(), line.paint.begin() + static_cast<std::ptrdiff_t>(lead));
        return line;
    }

    /// The headings below the title, outer ones left out where they would be wider than `room`.
    static Painted headings(const Hit& hit, std::size_t room) {
        Painted told;
        for (std::size_t i = hit.passage.headings.size(); i-- > 0;) {
            if (hit.passage.headings[i] == hit.passage.title) continue;
            Painted outer;
            outer.add(" › ", Paint::quiet);
            outer.add(heading(hit, hit.passage.headings[i], Paint::quiet));
            if (display_width(outer.text) + display_width(told.text) > room) break;
            outer.add(told);
            told = std::move(outer);
        }
        return told;
    }

    /// A heading, with what matched in it where the text opens with it.
    static Painted heading(const Hit& hit, const std::string& heading, Paint otherwise) {
        std::vector<Paint> paint(heading.size(), otherwise);
        for (const OpeningHeading& opening : opening_headings(hit.passage))
            if (*opening.heading == heading) paint_matches(paint, hit.matches, opening.begin, opening.end);
        return terminal::harmless(heading, paint);
    }

    /// Paints what matched in bytes [begin, end) of the text.
    static void paint_matches(std::vector<Paint>& paint, const std::vector<Match>& matches, std::size_t begin,
                              std::size_t end) {
        for (const Match& match : matches)
            for (std::size_t at = std::max(match.begin, begin); at < std::min(match.end, end); ++at)
                paint[at - begin] = is_other_spelling(match.how) ? Paint::variant : Paint::exact;
    }

    Painted excerpt(const Hit& hit, std::size_t width) const {
        const std::string& text = hit.passage.text;
        const std::size_t body = body_begin(hit.passage);
        const Window window = settings_.full ? Window{body, text.size()}
                                             : best_window(text, hit.matches, std::max<std::size_t>(3 * width, 240), body);
        std::vector<Paint> paint(text.size(), Paint::plain);
        paint_matches(paint, hit.matches, 0, text.size());
        Painted shown;
        if (window.begin > body) shown.add("… ", Paint::quiet);
        shown.add(terminal::harmless(std::string_view(text).substr(window.begin, window.end - window.begin),
                                     {paint.begin() + static_cast<std::ptrdiff_t>(window.begin),
                                      paint.begin() + static_cast<std::ptrdiff_t>(window.end)}));
        if (window.end < text.size()) shown.add(" …", Paint::quiet);
        return shown;
    }

    static std::string told(const Also& also) {
        if (also.documents) return fmt::format("also in {} document{}", also.documents, also.documents == 1 ? "" : "s");
        if (also.passages) return fmt::format("also {} more time{} in this document", also.passages, also.passages == 1 ? "" : "s");
        return "";
    }

    /// "← mullah: variant Mulla, Molla; script ملا; omar: variant Umar": each word once, each way once.
    Painted receipt(const Hit& hit) const {
        std::vector<MatchedSpelling> others;   // those of a word together, those found one way together
        for (MatchedSpelling& spelling : spellings_of(hit.matches)) {
            if (!is_other_spelling(spelling.how)) continue;
            const auto after = [&](auto is_like) { return std::find_if(others.rbegin(), others.rend(), is_like).base(); };
            const auto of_word = after([&](const MatchedSpelling& other) { return other.query == spelling.query; });
            const auto of_way = after([&](const MatchedSpelling& other) { return other.query == spelling.query && other.how == spelling.how; });
            others.insert(of_way != others.begin() ? of_way : of_word != others.begin() ? of_word : others.end(), std::move(spelling));
        }
        Painted told;
        for (std::size_t i = 0; i < others.size(); ++i) {
            const bool same_word = i > 0 && others[i].query == others[i - 1].query;
            const bool same_way = same_word && others[i].how == others[i - 1].how;
            std::string before = i == 0 ? "← " : same_way ? ", " : "; ";
            if (!same_word) before += terminal::harmless_text(others[i].query) + ": ";
            if (!same_way) before += std::string(name_of(others[i].how)) + ' ';
            told.add(before + terminal::harmless_text(others[i].form), Paint::quiet);
        }
        return told;
    }
};

}  // namespace

std::unique_ptr<Printer> text_printer(const PrintSettings& settings) {
    return std::make_unique<TextPrinter>(settings);
}

}  // namespace imla
