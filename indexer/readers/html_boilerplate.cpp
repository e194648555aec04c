#include "indexer/readers/html_boilerplate.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/readers/html_tree.hpp"
#include "indexer/readers/text_builder.hpp"

namespace imla {
namespace {

template <typename Words>
bool among(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a class or id names a part that is not the article: "nav", "site-footer",
/// "cookie_notice".
bool names_boilerplate(std::string_view names) {
    constexpr std::array telling{
        "nav",           "navbar",      "navigation", "navbox",     "menu",
        "breadcrumb",    "breadcrumbs", "sidebar",    "footer",     "cookie",
        "cookies",       "share",       "sharing",    "social",     "advert",
        "advertisement", "ads",         "related",    "newsletter", "popup",
        "skip",          "pagination",  "masthead",   "toolbar",    "noprint"};
    std::string word;
    for (std::size_t at = 0; at <= names.size(); ++at) {
        const char c = at < names.size() ? names[at] : ' ';
        const char small = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        if (small >= 'a' && small <= 'z') {
            word += small;
            continue;
        }
        if (among(telling, word)) return true;
        word.clear();
    }
    return false;
}

struct Amounts {
    std::size_t text = 0, link_text = 0, links = 0;  // bytes without spaces, bytes, elements
};

Amounts amounts_of(const xmlNode* root) {
    Amounts out;
    const xmlNode* link = nullptr;
    for (const xmlNode* node = root; node; node = next_node(root, node)) {
        if (link) {  // still under it?
            const xmlNode* up = node;
            while (up && up != link && up != root) up = up->parent;
            if (up != link) link = nullptr;
        }
        if (node->type == XML_ELEMENT_NODE && !link && name_of(node) == "a") {
            link = node;
            ++out.links;
        } else if (node->type == XML_TEXT_NODE) {
            const std::string_view text = text_of(node);
            const auto letters = static_cast<std::size_t>(
                std::count_if(text.begin(), text.end(), [](char c) { return c < 0 || c > ' '; }));
            out.text += letters;
            if (link) out.link_text += letters;
        }
    }
    return out;
}

}  // namespace

bool never_text(std::string_view element) {
    constexpr std::array names{"script", "style",  "noscript", "template", "svg",
                               "head",   "select", "option",   "button",   "textarea",
                               "input",  "iframe", "object",   "embed",    "audio",
                               "video",  "canvas", "map",      "math",     "noframes"};
    return among(names, element);
}

bool is_boilerplate(const xmlNode* element) {
    const std::string_view name = name_of(element);
    constexpr std::array elements{"nav", "footer", "aside"};
    constexpr std::array roles{"navigation", "banner",  "contentinfo", "search", "complementary",
                               "menu",       "menubar", "toolbar",     "dialog"};
    if (among(elements, name) || among(roles, attribute(element, "role"))) return true;
    if (attribute(element, "aria-hidden") == "true" || has_attribute(element, "hidden"))
        return true;
    const std::string_view style = attribute(element, "style");
    if (style.find("display:none") != style.npos || style.find("display: none") != style.npos)
        return true;
    constexpr std::array containers{"div", "ul", "ol", "section", "table", "header", "td"};
    if (!among(containers, name)) return false;
    const bool named = names_boilerplate(attribute(element, "class")) ||
                       names_boilerplate(attribute(element, "id"));
    if (!named && name != "ul" && name != "ol") return false;
    // Short links and nothing else; a named part needs less to go.
    const Amounts amounts = amounts_of(element);
    constexpr std::size_t short_link = 40;
    const bool links = amounts.links >= 3 && amounts.link_text * 5 >= amounts.text * 4 &&
                       amounts.link_text <= short_link * amounts.links;
    return links || (named && (amounts.link_text * 2 >= amounts.text || amounts.text < 200));
}

const xmlNode* main_part(const xmlNode* body) {
    const xmlNode* main = nullptr;
    const xmlNode* article = nullptr;
    unsigned articles = 0;
    for_each_element(body, [&](const xmlNode* node) {
        if (!main && (name_of(node) == "main" || attribute(node, "role") == "main")) main = node;
        if (name_of(node) == "article") {
            article = node;
            ++articles;
        }
    });
    const xmlNode* part = main ? main : articles == 1 ? article : nullptr;
    constexpr std::size_t enough = 250;  // bytes; less is a page that builds itself by script
    return part && flowing(all_text(part)).size() >= enough ? part : nullptr;
}

}  // namespace imla
