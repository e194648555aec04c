// EPUB: the chapters of a book in reading order, as one document.
#include <map>

#include <fmt/format.h>

#include "indexer/readers/dublin_core.hpp"
#include "indexer/readers/encoding.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/html.hpp"
#include "indexer/readers/package.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"
#include "indexer/readers/xml.hpp"

namespace imla {
namespace {

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings)
        if (name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending)
            return true;
    return false;
}

std::string without_percent(std::string_view href) {
    const auto value = [](char c) {
        return c >= '0' && c <= '9'                 ? c - '0'
               : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                    : -1;
    };
    std::string out;
    for (std::size_t at = 0; at < href.size() && href[at] != '#'; ++at) {
        const bool escape = href[at] == '%' && at + 2 < href.size() && value(href[at + 1]) >= 0 &&
                            value(href[at + 2]) >= 0;
        out +=
            escape ? static_cast<char>(value(href[at + 1]) * 16 + value(href[at + 2])) : href[at];
        if (escape) at += 2;
    }
    return out;
}

/// `href` as the part's name: relative to the folder of the book's contents.
std::string part_name(std::string_view contents, std::string_view href) {
    std::string folder(contents.substr(0, contents.rfind('/') + 1));
    std::string rest = without_percent(href);
    while (rest.starts_with("../") && !folder.empty()) {
        rest.erase(0, 3);
        folder.pop_back();
        folder.erase(folder.rfind('/') + 1);
    }
    return folder + rest;
}

/// Names of the chapters' parts, in order.
std::vector<std::string> chapters_of(std::string_view contents_name, std::string_view contents) {
    std::map<std::string, std::string> parts;  // by id
    std::vector<std::string> out;
    XmlWalk walk(contents);
    for (auto event = walk.next(); event != XmlWalk::Event::stop; event = walk.next()) {
        if (event != XmlWalk::Event::start) continue;
        if (walk.name() == "item") {
            const std::string type = walk.attribute("media-type"),
                              properties = walk.attribute("properties");
            const bool text =
                type.find("html") != type.npos && properties.find("nav") == properties.npos;
            if (text)
                parts[walk.attribute("id")] = part_name(contents_name, walk.attribute("href"));
        } else if (walk.name() == "itemref") {
            const auto found = parts.find(walk.attribute("idref"));
            if (found != parts.end()) out.push_back(found->second);
        }
    }
    return out;
}

std::string contents_of(std::string_view container) {
    if (container.empty()) return {};
    XmlWalk walk(container);
    for (auto event = walk.next(); event != XmlWalk::Event::stop; event = walk.next())
        if (event == XmlWalk::Event::start && walk.name() == "rootfile")
            return walk.attribute("full-path");
    return {};
}

}  // namespace

bool is_epub(const Opening& opening) {
    return package_type(opening.bytes).starts_with("application/epub+zip");
}

void read_epub(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
               Budget& budget) {
    const auto wanted = [](std::string_view name) {
        return ends_with_any(name, {".xhtml", ".html", ".htm", ".xml", ".opf"});
    };
    const Package package = package_of(content.bytes, wanted, budget, settings.limits);
    const std::string contents_name = contents_of(package.part("META-INF/container.xml"));
    const std::string_view contents = package.part(contents_name);
    if (contents.empty())
        return sink.problem(
            "", package.failure.empty()
                    ? "damaged: it has no list of contents; try saving it anew with Calibre"
                    : package.failure);
    Document document;
    document.id = clean_name(content.name);
    document.path = content.path;
    document.type = "epub";
    add_dublin_core(contents, document);
    TextBuilder builder(document);
    const std::string_view encryption = package.part("META-INF/encryption.xml");
    unsigned missing = 0, encrypted = 0;
    for (const std::string& chapter : chapters_of(contents_name, contents)) {
        if (!encryption.empty() && encryption.find(chapter) != encryption.npos) {
            ++encrypted;
            continue;
        }
        const std::string_view bytes = package.part(chapter);
        if (bytes.empty()) {
            ++missing;
            continue;
        }
        HtmlPage(decoded(bytes, {}, declared_html_encoding(bytes)).text)
            .add_text(builder, HtmlParts::all);
    }
    for (Block& block : document.blocks) block.line = 0;  // lines of a chapter, not of the file
    if (encrypted > 0)
        sink.problem("",
                     fmt::format("{} chapters are encrypted (DRM) and cannot be read", encrypted));
    if (missing > 0)
        sink.problem("", fmt::format("{} chapters of its contents are missing or empty", missing));
    if (!package.failure.empty()) sink.problem("", package.failure);
    if (document.blocks.empty() && document.title.empty()) return;
    sink.document(std::move(document));
}

}  // namespace imla
