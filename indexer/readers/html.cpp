// HTML files, and HTML inside mail and books.
#include "indexer/readers/html.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#include <libxml/HTMLparser.h>

#include "indexer/readers/dates.hpp"
#include "indexer/readers/encoding.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/html_boilerplate.hpp"
#include "indexer/readers/html_tree.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {

struct HtmlPage::Tree {
    std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document{nullptr, &xmlFreeDoc};
};

namespace {

constexpr std::array block_names{
    "address", "article", "aside",  "blockquote", "body",    "caption",  "center",     "dd",
    "details", "dir",     "div",    "dl",         "dt",      "fieldset", "figcaption", "figure",
    "footer",  "form",    "header", "hr",         "li",      "main",     "menu",       "nav",
    "ol",      "p",       "pre",    "section",    "summary", "table",    "tbody",      "tfoot",
    "thead",   "tr",      "ul",     "title"};

unsigned heading_level(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
               ? static_cast<unsigned>(name[1] - '0')
               : 0;
}

bool is_block(std::string_view name) {
    return heading_level(name) ||
           std::find(block_names.begin(), block_names.end(), name) != block_names.end();
}

/// A row of a table with short cells, as against a page laid out as a table.
bool is_data_row(const xmlNode* row) {
    constexpr std::size_t longest = 600;  // bytes of text
    std::size_t size = 0;
    for (const xmlNode* node = row; node && size <= longest; node = next_node(row, node)) {
        if (node->type == XML_TEXT_NODE) size += text_of(node).size();
        if (node != row && node->type == XML_ELEMENT_NODE &&
            (name_of(node) == "table" || heading_level(name_of(node))))
            return false;
    }
    return size <= longest;
}

/// Writes the text of a subtree. An own walk instead of recursion: pages may nest as deep as they
/// like.
class TextWalk {
  public:
    TextWalk(TextBuilder& out, HtmlParts parts) : out_(out), parts_(parts) {}

    void walk(const xmlNode* root) {
        const xmlNode* node = root;
        while (node) {
            const bool down = enter(node) && node->children;
            if (down) {
                node = node->children;
                continue;
            }
            leave(node);
            while (node != root && !node->next) {
                node = node->parent;
                leave(node);
            }
            if (node == root) break;
            node = node->next;
        }
        out_.end_block();
    }

  private:
    bool enter(const xmlNode* node) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            const std::string_view text = text_of(node);
            if (!out_.open() && text.find_first_not_of(" \t\r\n\f") != text.npos)
                out_.line = line_of(node);
            if (preformatted_)
                out_.add(text);
            else
                out_.add_flowing(text);
            if (text.find_first_not_of(" \t\r\n\f") != text.npos) breaks_ = 0;
            return false;
        }
        if (node->type != XML_ELEMENT_NODE) return node->type == XML_HTML_DOCUMENT_NODE;
        const std::string_view name = name_of(node);
        if (never_text(name) || (parts_ == HtmlParts::article && is_boilerplate(node)))
            return false;
        if (name == "br") {
            if (++breaks_ > 1)
                out_.end_block();
            else
                out_.add("\n");
        } else if (name == "td" || name == "th") {
            out_.add_cell_end();
        } else if (name == "sup" || name == "sub") {
            out_.add_flowing(" ");
        } else if (row_) {
            if (is_block(name)) out_.add_flowing(" ");
        } else if (is_block(name)) {
            out_.end_block();
            if (name == "tr" && is_data_row(node)) row_ = node;
        }
        preformatted_ += name == "pre";
        return true;
    }

    void leave(const xmlNode* node) {
        if (node->type != XML_ELEMENT_NODE) return;
        const std::string_view name = name_of(node);
        if (node == row_) row_ = nullptr;
        if (is_block(name) && !row_)
            out_.end_block(heading_level(name));
        else if (name == "sup" || name == "sub")
            out_.add_flowing(" ");
        if (name == "pre" && preformatted_ > 0) --preformatted_;
    }

    TextBuilder& out_;
    HtmlParts parts_;
    const xmlNode* row_ = nullptr;  // its cells' paragraphs do not end the block
    unsigned preformatted_ = 0, breaks_ = 0;
};

/// Meta tags by how much they say, best first; a name of a document's field each.
struct MetaName {
    const char* name;
    std::string Document::*field;
};
constexpr std::array meta_names{MetaName{"citation_title", &Document::title},
                                MetaName{"og:title", &Document::title},
                                MetaName{"dc.title", &Document::title},
                                MetaName{"citation_author", &Document::author},
                                MetaName{"author", &Document::author},
                                MetaName{"article:author", &Document::author},
                                MetaName{"dc.creator", &Document::author},
                                MetaName{"parsely-author", &Document::author},
                                MetaName{"article:published_time", &Document::date},
                                MetaName{"citation_publication_date", &Document::date},
                                MetaName{"datepublished", &Document::date},
                                MetaName{"dc.date", &Document::date},
                                MetaName{"dcterms.created", &Document::date},
                                MetaName{"date", &Document::date},
                                MetaName{"pubdate", &Document::date},
                                MetaName{"parsely-pub-date", &Document::date},
                                MetaName{"og:site_name", &Document::source},
                                MetaName{"citation_journal_title", &Document::source},
                                MetaName{"dc.publisher", &Document::source},
                                MetaName{"publisher", &Document::source},
                                MetaName{"og:url", &Document::url}};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return out;
}

}  // namespace

HtmlPage::HtmlPage(std::string_view html) : tree_(std::make_unique<Tree>()) {
    constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
    // libxml2 ends a document at a NUL.
    std::string without;
    if (html.find('\0') != html.npos) {
        std::copy_if(html.begin(), html.end(), std::back_inserter(without),
                     [](char c) { return c != '\0'; });
        html = without;
    }
    const auto size =
        static_cast<int>(std::min<std::size_t>(html.size(), std::numeric_limits<int>::max()));
    xmlResetLastError();
    tree_->document.reset(htmlReadMemory(html.data(), size, nullptr, "UTF-8", options));
    // Out of memory, libxml2 gives the part of the page that it had.
    if (const xmlError* error = xmlGetLastError(); error && error->code == XML_ERR_NO_MEMORY)
        throw std::bad_alloc();
}

HtmlPage::~HtmlPage() = default;

void HtmlPage::add_text(TextBuilder& out, HtmlParts parts) const {
    const xmlNode* root = tree_->document ? xmlDocGetRootElement(tree_->document.get()) : nullptr;
    if (!root) return;
    const xmlNode* body = first_named(root, "body");
    const xmlNode* from = body ? body : root;
    if (parts == HtmlParts::article)
        if (const xmlNode* main = main_part(from)) from = main;
    TextWalk(out, parts).walk(from);
}

void HtmlPage::add_metadata(Document& document) const {
    const xmlNode* root = tree_->document ? xmlDocGetRootElement(tree_->document.get()) : nullptr;
    if (!root) return;
    if (document.language.empty()) document.language = language_tag(attribute(root, "lang"));
    std::array<std::string, meta_names.size()> found;
    std::string title;
    for_each_element(root, [&](const xmlNode* node) {
        const std::string_view name = name_of(node);
        if (name == "title" && title.empty()) title = flowing(all_text(node));
        if (name == "link" && lower(attribute(node, "rel")) == "canonical")
            document.url = attribute(node, "href");
        if (name != "meta") return;
        std::string key = lower(attribute(node, "name"));
        if (key.empty()) key = lower(attribute(node, "property"));
        if (key.empty()) key = lower(attribute(node, "itemprop"));
        for (std::size_t i = 0; i < meta_names.size(); ++i) {
            if (key != meta_names[i].name) continue;
            const std::string content = flowing(attribute(node, "content"));
            if (content.empty() || (found[i].size() > 2000)) continue;
            const bool list = meta_names[i].field == &Document::author && !found[i].empty();
            if (list)
                found[i] += ", " + content;
            else if (found[i].empty())
                found[i] = content;
        }
    });
    for (std::size_t i = 0; i < meta_names.size(); ++i) {
        std::string& field = document.*(meta_names[i].field);
        if (!field.empty() || found[i].empty()) continue;
        field = meta_names[i].field == &Document::date ? date_in_words(found[i]) : found[i];
    }
    if (document.title.empty()) document.title = title;
}

std::string_view declared_html_encoding(std::string_view html) {
    const std::string head = lower(html.substr(0, 4096));
    for (const std::string_view mark : {"charset=", "encoding="}) {
        std::size_t at = head.find(mark);
        if (at == head.npos) continue;
        at += mark.size();
        while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
        const std::size_t end = head.find_first_of("\"' ;>?/\r\n", at);
        if (end != head.npos && end > at) return html.substr(at, end - at);
    }
    return {};
}

bool is_html(const Opening& opening) {
    std::string_view text = opening.text;
    for (;;) {  // declarations and comments may come first
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        const bool comment = text.starts_with("<!--"), declaration = text.starts_with("<?xml");
        if (!comment && !declaration) break;
        const std::size_t end = text.find(comment ? "-->" : "?>");
        if (end == text.npos) return false;
        text.remove_prefix(end + (comment ? 3 : 2));
    }
    const std::string start = lower(text.substr(0, 20));
    for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<title"})
        if (start.starts_with(tag)) return true;
    return false;
}

void read_html(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
               Budget&) {
    const Decoded text =
        decoded(content.bytes, settings.encoding, declared_html_encoding(content.bytes));
    tell(text, sink);
    const HtmlPage page(text.text);
    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = "html";
    page.add_metadata(document);
    TextBuilder builder(document);
    page.add_text(builder, HtmlParts::article);
    if (document.blocks.empty())
        page.add_text(builder, HtmlParts::all);  // all of it looked like navigation
    take_title_from_heading(document);
    if (document.blocks.empty() && document.title.empty())
        return sink.problem(
            "", "holds no text outside its scripts; save the page as shown by a browser");
    sink.document(std::move(document));
}

}  // namespace imla
