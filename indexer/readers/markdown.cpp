// Markdown, through md4c: headings stay headings, inline marks go, a table row is a block.
#include <cstring>

#include <md4c.h>

#include "indexer/readers/encoding.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/front_matter.hpp"
#include "indexer/readers/html_entity.hpp"
#include "indexer/readers/text_builder.hpp"

namespace imla {
namespace {

/// What md4c's callbacks need to remember.
struct Reading {
    Document& document;
    std::string_view source;  // what md4c sees: pointers into it give lines
    std::size_t file_offset;  // of source[0] in the file; npos where bytes do not correspond
    TextBuilder builder;
    std::string_view seen;  // the source up to which lines are counted
    unsigned lines = 1;
    unsigned row_depth = 0;  // inside a table row
    bool in_html_block = false;
    std::string title = {};

    void note_place(const char* text, std::size_t size) {
        if (text < source.data() || text > source.data() + source.size())
            return;  // a literal of md4c
        const auto at = static_cast<std::size_t>(text - source.data());
        const bool exact = file_offset != std::string::npos;
        if (!builder.open()) {
            if (at >= seen.size()) {
                for (std::size_t i = seen.size(); i < at; ++i) lines += source[i] == '\n';
                seen = source.substr(0, at);
            }
            builder.line = lines;
            builder.source_begin = exact ? at + file_offset : 0;
        }
        if (exact) builder.source_end = at + size + file_offset;
    }

    void end_block(unsigned heading = 0) {
        if (heading && title.empty()) title = flowing(builder.open_text());
        builder.end_block(heading);
    }
};

/// Raw HTML: tags and comments go; one that breaks a line or raises letters leaves a space.
void add_html(TextBuilder& out, std::string_view html) {
    while (!html.empty()) {
        const std::size_t open = html.find('<');
        out.add(html.substr(0, open));
        if (open == html.npos) return;
        html.remove_prefix(open);
        if (html.starts_with("<!--")) {
            const std::size_t close = html.find("-->");
            html.remove_prefix(close == html.npos ? html.size() : close + 3);
            continue;
        }
        const std::size_t close = html.find('>');
        const std::string_view tag = html.substr(0, close);
        if (tag.find_first_of("pPbBdDtTlLhH") <= 2 && tag.size() > 1) out.add(" ");
        if (tag.starts_with("<su") || tag.starts_with("</su")) out.add(" ");
        html.remove_prefix(close == html.npos ? html.size() : close + 1);
    }
}

int enter_block(MD_BLOCKTYPE type, void*, void* data) {
    Reading& reading = *static_cast<Reading*>(data);
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
        reading.builder.add_cell_end();
    } else {
        reading.end_block();
    }
    reading.in_html_block = type == MD_BLOCK_HTML;
    return 0;
}

int leave_block(MD_BLOCKTYPE type, void* detail, void* data) {
    Reading& reading = *static_cast<Reading*>(data);
    reading.in_html_block = false;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) return 0;
    reading.end_block(type == MD_BLOCK_H ? static_cast<MD_BLOCK_H_DETAIL*>(detail)->level : 0);
    return 0;
}

int span(MD_SPANTYPE, void*, void*) {
    return 0;
}

int text(MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* data) {
    Reading& reading = *static_cast<Reading*>(data);
    reading.note_place(piece, size);
    switch (type) {
        case MD_TEXT_NULLCHAR:
            reading.builder.add("\uFFFD");
            break;
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR:
            reading.builder.add("\n");
            break;
        case MD_TEXT_ENTITY:
            reading.builder.add(text_of_entity({piece, size}));
            break;
        case MD_TEXT_HTML:
            add_html(reading.builder, {piece, size});
            break;
        default:
            reading.builder.add({piece, size});
    }
    return 0;
}

}  // namespace

void read_markdown(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
                   Budget&) {
    const Decoded file = decoded(content.bytes, settings.encoding);
    tell(file, sink);
    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = "markdown";
    const std::size_t front = front_matter(file.text, document, sink);

    const std::string_view source = std::string_view(file.text).substr(front);
    Reading reading{document, source, file.as_found ? file.skipped + front : std::string::npos,
                    TextBuilder(document), source.substr(0, 0)};
    for (const char c : std::string_view(file.text).substr(0, front)) reading.lines += c == '\n';
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
    parser.enter_block = enter_block;
    parser.leave_block = leave_block;
    parser.enter_span = span;
    parser.leave_span = span;
    parser.text = text;
    if (source.size() >= MD_SIZE(-1) ||
        md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &reading) != 0)
        return sink.problem("",
                            "md4c could not read it: out of memory, or over 4 GB; split the file");
    reading.end_block();
    if (document.title.empty()) document.title = std::move(reading.title);
    if (document.blocks.empty() && document.title.empty()) return sink.guess("holds no text");
    sink.document(std::move(document));
}

}  // namespace imla
