// HTML as libxml2 understands it: text in blocks, boilerplate left out.
#pragma once

#include <memory>
#include <string_view>

#include "analysis/document.hpp"

namespace imla {

class TextBuilder;

/// How much of a page is its text. `article`: no navigation, footers, scripts and
/// the like; the main element alone where there is one. `all`: all but scripts and styles.
enum class HtmlParts { article, all };

class HtmlPage {
  public:
    /// `html` is UTF-8; what it declares itself to be is not looked at.
    explicit HtmlPage(std::string_view html);
    ~HtmlPage();
    HtmlPage(const HtmlPage&) = delete;
    HtmlPage& operator=(const HtmlPage&) = delete;

    void add_text(TextBuilder&, HtmlParts) const;
    /// Title, author, date, source, address and language from <title>, <html lang>, meta tags and
    /// links.
    void add_metadata(Document&) const;

  private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

/// The encoding a page's first bytes declare in a meta tag or XML declaration, or empty.
std::string_view declared_html_encoding(std::string_view html);

}  // namespace imla
