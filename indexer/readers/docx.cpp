// DOCX: paragraphs with the heading levels of their styles, table rows, foot- and endnotes.
#include <map>

#include "indexer/readers/dublin_core.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/package.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"
#include "indexer/readers/xml.hpp"

namespace imla {
namespace {

struct Style {
    std::string name, based_on;
    unsigned level = 0;  // of a heading, from 1
};
using Styles = std::map<std::string, Style>;

unsigned level_of_outline(const std::string& value) {
    return value.size() == 1 && value[0] >= '0' && value[0] <= '5'
               ? static_cast<unsigned>(value[0] - '0') + 1
               : 0;
}

Styles styles_of(std::string_view xml) {
    Styles out;
    if (xml.empty()) return out;
    XmlWalk walk(xml);
    Style* style = nullptr;
    for (auto event = walk.next(); event != XmlWalk::Event::stop; event = walk.next()) {
        if (event != XmlWalk::Event::start) continue;
        const std::string_view name = walk.name();
        if (name == "style")
            style = &out[walk.attribute("styleId")];
        else if (!style)
            continue;
        else if (name == "name")
            style->name = walk.attribute("val");
        else if (name == "basedOn")
            style->based_on = walk.attribute("val");
        else if (name == "outlineLvl")
            style->level = level_of_outline(walk.attribute("val"));
    }
    for (auto& [id, each] : out) {  // Word knows its own headings by name
        std::string name = each.name;
        for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        if (name == "title") each.level = 1;
        if (name.size() == 9 && name.starts_with("heading ") && name[8] >= '1' && name[8] <= '6')
            each.level = static_cast<unsigned>(name[8] - '0');
        each.name = name;
    }
    return out;
}

unsigned heading_level(const Styles& styles, std::string id) {
    for (unsigned steps = 0; steps < 20; ++steps) {  // a hostile file may go in circles
        const auto found = styles.find(id);
        if (found == styles.end()) return 0;
        if (found->second.level) return found->second.level;
        id = found->second.based_on;
    }
    return 0;
}

bool is_contents_line(const Styles& styles, const std::string& id) {
    const auto found = styles.find(id);
    return found != styles.end() && found->second.name.starts_with("toc ");
}

/// The body, or the notes, of a Word file.
class Body {
  public:
    Body(TextBuilder& out, const Styles& styles) : out_(out), styles_(styles) {}

    /// False if the XML breaks off.
    bool read(std::string_view xml) {
        XmlWalk walk(xml);
        for (auto event = walk.next(); event != XmlWalk::Event::stop; event = walk.next()) {
            if (event == XmlWalk::Event::start)
                start(walk);
            else if (event == XmlWalk::Event::end)
                end(walk);
            else if (in_text_)
                out_.add(walk.text());
        }
        out_.end_block();
        return !walk.failed();
    }

  private:
    void start(XmlWalk& walk) {
        const std::string_view name = walk.name();
        // Drawings say the same twice; a moved paragraph stands where it was, too.
        if (name == "Fallback" || name == "moveFrom") return walk.skip_element();
        if (walk.name_space().find("wordprocessingml") == std::string_view::npos) return;
        if (name == "t")
            in_text_ = true;
        else if (name == "tab" || name == "ptab")
            out_.add("\t");
        else if (name == "br" || name == "cr")
            out_.add("\n");
        else if (name == "noBreakHyphen")
            out_.add("-");
        else if (name == "softHyphen")
            out_.add("\u00AD");
        else if (name == "p")
            begin_paragraph();
        else if (name == "pStyle")
            style_ = walk.attribute("val");
        else if (name == "outlineLvl")
            outline_ = level_of_outline(walk.attribute("val"));
        else if (name == "tr") {
            if (rows_++ == 0) out_.end_block();
        } else if (name == "tc")
            out_.add_cell_end();
        else if ((name == "footnote" || name == "endnote") && !walk.attribute("type").empty())
            walk.skip_element();  // rules between notes
    }

    void end(const XmlWalk& walk) {
        const std::string_view name = walk.name();
        if (walk.name_space().find("wordprocessingml") == std::string_view::npos) return;
        if (name == "t")
            in_text_ = false;
        else if (name == "p")
            end_paragraph();
        else if (name == "tr" && rows_ > 0 && --rows_ == 0)
            out_.end_block();
    }

    void begin_paragraph() {
        if (rows_ == 0) out_.end_block();
        style_.clear();
        outline_ = 0;
    }

    void end_paragraph() {
        constexpr std::size_t long_cell = 600;  // bytes: a table that lays out a page
        const unsigned level = outline_ ? outline_ : heading_level(styles_, style_);
        if (is_contents_line(styles_, style_))
            out_.taken();
        else if (rows_ > 0 && out_.open_text().size() < long_cell)
            out_.add_flowing(" ");
        else
            out_.end_block(rows_ > 0 ? 0 : level);
        style_.clear();
        outline_ = 0;
    }

    TextBuilder& out_;
    const Styles& styles_;
    std::string style_;
    unsigned outline_ = 0, rows_ = 0;
    bool in_text_ = false;
};

}  // namespace

bool is_docx(const Opening& opening) {
    const std::string_view first = first_entry_name(opening.bytes);
    const bool office = first == "[Content_Types].xml" || first.starts_with("_rels/") ||
                        first.starts_with("docProps/") || first.starts_with("word/") ||
                        first.starts_with("customXml/");
    return office && opening.bytes.find("word/document.xml") != std::string_view::npos;
}

/// Spreadsheets and slides: zip files that are not to be read as archives of XML.
bool is_other_office(const Opening& opening) {
    const std::string_view first = first_entry_name(opening.bytes);
    return first == "[Content_Types].xml" || first.starts_with("_rels/") ||
           first.starts_with("docProps/") || first.starts_with("xl/") || first.starts_with("ppt/");
}

void read_docx(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
               Budget& budget) {
    const auto wanted = [](std::string_view name) {
        return name == "word/document.xml" || name == "word/styles.xml" ||
               name == "word/footnotes.xml" || name == "word/endnotes.xml" ||
               name == "docProps/core.xml";
    };
    const Package package = package_of(content.bytes, wanted, budget, settings.limits);
    const std::string_view body = package.part("word/document.xml");
    if (body.empty())
        return sink.problem("", package.failure.empty()
                                    ? "not a Word file, or damaged: it has no word/document.xml"
                                    : package.failure);
    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = "docx";
    add_dublin_core(package.part("docProps/core.xml"), document);
    TextBuilder builder(document);
    const Styles styles = styles_of(package.part("word/styles.xml"));
    bool whole = Body(builder, styles).read(body);
    for (const char* notes : {"word/footnotes.xml", "word/endnotes.xml"})
        if (!package.part(notes).empty()) whole &= Body(builder, styles).read(package.part(notes));
    if (!whole || !package.failure.empty())
        sink.problem("", package.failure.empty()
                             ? "its XML is malformed; what comes before was read. Saving it anew "
                               "in Word or LibreOffice may mend it"
                             : package.failure);
    take_title_from_heading(document);
    if (document.blocks.empty() && document.title.empty()) {
        if (whole) sink.guess("holds no text");
        return;
    }
    sink.document(std::move(document));
}

}  // namespace imla
