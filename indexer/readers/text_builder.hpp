// Puts a document's text together, block by block.
#pragma once

#include <string>
#include <string_view>

#include "analysis/document.hpp"

namespace imla {

/// Blocks are joined by blank lines; a block of nothing but white space is dropped.
///
///     TextBuilder text(document);
///     text.add("Chapter "); text.add("one"); text.end_block(1);
class TextBuilder {
  public:
    explicit TextBuilder(Document& document) : document_(document) {}

    /// Appends to the open block, as it is.
    void add(std::string_view piece) { open_ += piece; }
    /// Appends with every run of white space as one space, as HTML and office formats mean it.
    void add_flowing(std::string_view piece);
    /// Between two cells of a table row.
    void add_cell_end();
    /// Ends the open block. `heading` is 0 for running text, else its level, 1–6.
    void end_block(unsigned heading = 0);
    bool open() const { return !open_.empty(); }
    std::string_view open_text() const { return open_; }
    /// Takes the open text away, for a title, say.
    std::string taken();

    // Where the next block stands; they keep their value until changed.
    unsigned page = 0, line = 0;
    std::size_t source_begin = 0, source_end = 0;

  private:
    Document& document_;
    std::string open_;
};

/// Cuts `document.text` into paragraphs at blank lines and adds them as blocks.
/// Lines count from `first_line`; where `source_offset` is not npos, byte n of
/// the text is byte n + source_offset of the file. A line of 300 bytes or more is a
/// paragraph of its own: such a text wraps no lines. Form feeds start pages.
void add_paragraphs(Document& document, unsigned first_line = 1,
                    std::size_t source_offset = std::string::npos);

/// Where a document has no title, an early heading is it.
void take_title_from_heading(Document&);

/// `text` with white space trimmed and every run of it as one space.
std::string flowing(std::string_view text);

}  // namespace imla
