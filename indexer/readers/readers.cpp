// The list of formats, and which of them reads a file.
#include "indexer/readers/format.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "indexer/readers/apart.hpp"
#include "indexer/readers/encoding.hpp"
#include "indexer/readers/external.hpp"

namespace imla {
namespace {

/// Asked in this order, by content first and then by name; the last takes any text.
constexpr std::array formats{
    Format{"pdf", "pdf", is_pdf, read_pdf, true},
    Format{"epub", "epub", is_epub, read_epub, true},
    Format{"odt", "odt", is_odt, read_odt, true},
    Format{"docx", "docx docm", is_docx, read_docx, true},
    Format{"office", "", is_other_office, nullptr, false},
    Format{"archive", "zip tar gz tgz bz2 xz zst", is_archive, read_archive, true},
    Format{"rtf", "rtf", is_rtf, read_rtf, true},
    Format{"html", "html htm xhtml", is_html, read_html, true},
    Format{"jsonl", "jsonl ndjson", is_json_lines, read_json_lines, false},
    Format{"mbox", "mbox", is_mailbox, read_mailbox, true},
    Format{"mail", "eml", is_mail, read_mail, true},
    Format{"csv", "csv tsv tab", never, read_csv, false},
    Format{"markdown", "md markdown mdown mkd", never, read_markdown, false},
    Format{"text", "txt text", never, read_text, false},
};

bool has_word(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == word) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

/// The format that a name promises, or nullptr.
const Format* format_named(std::string_view name) {
    const std::string ending = extension(name, true);
    for (const Format& format : formats)
        if (!ending.empty() && has_word(format.extensions, ending)) return &format;
    return nullptr;
}

/// The format of `content`, or nullptr.
const Format* format_of(const Content& content, const ReadingSettings& settings) {
    constexpr std::size_t head = 4096;  // a multiple of four, for UTF-32
    Opening opening{content.bytes, {}, content.name};
    const bool is_text = looks_like_text(content.bytes);
    std::string text;
    if (is_text) {
        const auto mark = byte_order_mark(content.bytes);
        const std::string_view start = content.bytes.substr(0, head);
        const bool wide = !mark && start.find('\0') != start.npos;  // perhaps UTF-16 or UTF-32
        if ((mark && mark->length != 3) || wide || !settings.encoding.empty()) {
            text = decoded(start, settings.encoding).text;
            opening.text = text;
        } else {
            opening.text = start.substr(mark ? 3 : 0);
        }
    }
    for (const Format& format : formats)
        if (format.recognises(opening)) return &format;
    const Format* named = format_named(content.name);
    if (named && (is_text || named->apart)) return named;
    return is_text ? &formats.back() : nullptr;
}

}  // namespace

std::string extension(std::string_view name, bool unpacked) {
    if (unpacked)
        for (const std::string_view packed : {".gz", ".bz2", ".xz", ".zst"})
            if (name.ends_with(packed)) name.remove_suffix(packed.size());
    const std::size_t dot = name.rfind('.'), slash = name.rfind('/');
    if (dot == name.npos || (slash != name.npos && slash > dot)) return {};
    std::string out(name.substr(dot + 1));
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return out;
}

Known read_part(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
                Budget& budget) {
    if (content.bytes.empty()) {
        sink.guess("empty");
        return Known::yes;
    }
    // Of "a.doc.gz" the command gets what is inside.
    const bool packed = is_archive({content.bytes, {}, content.name}) && !content.bytes.starts_with("PK");
    if (settings.external.count(extension(content.name, !packed)) > 0) {
        sink.external("", content);
        return Known::yes;
    }
    const Format* format = format_of(content, settings);
    if (const Format* named = format_named(content.name); !format && named) {
        sink.problem("", fmt::format("named as {}, but its bytes are no text: damaged, or of "
                                     "another type; rename it, or leave it out with --exclude",
                                     named->type));
        return Known::yes;
    }
    if (!format || !format->read) return Known::no;
    try {
        format->read(content, settings, sink, budget);
    } catch (const LimitReached& limit) {
        if (budget.depth > 0) throw;
        sink.problem("", limit.what());
    } catch (const ReadingStopped&) {
        if (budget.depth > 0) throw;
    }
    return Known::yes;
}

Known read_content(const Content& content, const ReadingSettings& settings, ReadingSink& sink) {
    if (read_external(content, extension(content.name), settings, sink)) return Known::yes;
    const Format* format = format_of(content, settings);
    if (format && format->read && format->apart && !content.bytes.empty())
        return read_apart(content, settings, sink);
    Budget budget;
    return read_part(content, settings, sink, budget);
}

}  // namespace imla
