// OpenDocument text (and the words of its spreadsheets and slides).
#include <algorithm>
#include <array>

#include "indexer/readers/dublin_core.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/package.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"
#include "indexer/readers/xml.hpp"

namespace imla {
namespace {

/// content.xml, walked once. Notes stand inside paragraphs and are put at the end.
class Body {
  public:
    explicit Body(TextBuilder& out) : out_(out) {}

    bool read(std::string_view xml) {
        XmlWalk walk(xml);
        for (auto event = walk.next(); event != XmlWalk::Event::stop; event = walk.next()) {
            if (event == XmlWalk::Event::start)
                start(walk);
            else if (event == XmlWalk::Event::end)
                end(walk.name());
            else if (paragraphs_ > 0)
                add(walk.text());
        }
        out_.end_block();
        for (const std::string& note : notes_) {
            out_.add_flowing(note);
            out_.end_block();
        }
        return !walk.failed();
    }

  private:
    void add(std::string_view text) {
        if (in_note_)
            notes_.back() += text;
        else
            out_.add_flowing(text);
    }

    void start(XmlWalk& walk) {
        const std::string_view name = walk.name();
        constexpr std::array skipped{"tracked-changes", "annotation", "table-of-content",
                                     "note-citation", "forms"};
        if (std::find(skipped.begin(), skipped.end(), name) != skipped.end())
            return walk.skip_element();
        if (name == "p" || name == "h") {
            if (!in_note_ && rows_ == 0) out_.end_block();
            if (in_note_) notes_.back() += ' ';
            ++paragraphs_;
            const std::string level = walk.attribute("outline-level");
            if (name == "h")
                level_ = level.size() == 1 && level[0] >= '1' && level[0] <= '6'
                             ? static_cast<unsigned>(level[0] - '0')
                             : 1;
        } else if (name == "note") {
            notes_.emplace_back();
            in_note_ = true;
        } else if (name == "s" || name == "tab") {
            add(" ");
        } else if (name == "line-break") {
            if (in_note_)
                add(" ");
            else
                out_.add("\n");
        } else if (name == "table-row") {
            if (rows_++ == 0) out_.end_block();
        } else if (name == "table-cell" || name == "covered-table-cell") {
            out_.add_cell_end();
        }
    }

    void end(std::string_view name) {
        if (name == "p" || name == "h") {
            if (paragraphs_ > 0) --paragraphs_;
            if (in_note_) return;
            constexpr std::size_t long_cell = 600;  // bytes: a table that lays out a page
            if (rows_ > 0 && out_.open_text().size() < long_cell)
                out_.add_flowing(" ");
            else
                out_.end_block(name == "h" ? level_ : 0);
        } else if (name == "note") {
            in_note_ = false;
        } else if (name == "table-row" && rows_ > 0 && --rows_ == 0) {
            out_.end_block();
        }
    }

    TextBuilder& out_;
    std::vector<std::string> notes_;
    unsigned paragraphs_ = 0, rows_ = 0, level_ = 1;
    bool in_note_ = false;
};

}  // namespace

bool is_odt(const Opening& opening) {
    return package_type(opening.bytes).starts_with("application/vnd.oasis.opendocument.");
}

void read_odt(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
              Budget& budget) {
    const auto wanted = [](std::string_view name) {
        return name == "content.xml" || name == "meta.xml" || name == "META-INF/manifest.xml";
    };
    const Package package = package_of(content.bytes, wanted, budget, settings.limits);
    if (package.part("META-INF/manifest.xml").find("encryption-data") != std::string_view::npos)
        return sink.problem("", "encrypted: save a copy without its password");
    const std::string_view body = package.part("content.xml");
    if (body.empty())
        return sink.problem(
            "", package.failure.empty() ? "damaged: it has no content.xml" : package.failure);
    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = "odt";
    add_dublin_core(package.part("meta.xml"), document);
    TextBuilder builder(document);
    if (!Body(builder).read(body))
        sink.problem("",
                     "its XML is malformed; what comes before was read. Saving it anew in "
                     "LibreOffice may mend it");
    take_title_from_heading(document);
    if (document.blocks.empty() && document.title.empty()) return sink.guess("holds no text");
    sink.document(std::move(document));
}

}  // namespace imla
