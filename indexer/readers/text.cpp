// Plain text: paragraphs between blank lines. Any text that nothing else claims.
#include "indexer/readers/encoding.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/text_builder.hpp"

namespace imla {
namespace {

/// A short first line with a blank line after it, not ending as a sentence does: a title.
std::string title_of(const Document& document) {
    if (document.blocks.size() < 2) return {};
    const Block& first = document.blocks.front();
    const std::string_view line =
        std::string_view(document.text).substr(first.begin, first.end - first.begin);
    if (line.size() > 200 || line.find('\n') != line.npos ||
        line.find_first_of(".,;:=|*-_#", line.size() - 1) != line.npos)
        return {};
    return flowing(line);
}

}  // namespace

bool never(const Opening&) {
    return false;
}

void read_text(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
               Budget&) {
    Decoded text = decoded(content.bytes, settings.encoding);
    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = "text";
    document.text = std::move(text.text);
    add_paragraphs(document, 1, text.as_found ? text.skipped : std::string::npos);
    document.title = title_of(document);
    tell(text, sink);
    if (document.blocks.empty()) return sink.guess("holds only white space");
    sink.document(std::move(document));
}

}  // namespace imla
