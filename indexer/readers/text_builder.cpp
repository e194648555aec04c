#include "indexer/readers/text_builder.hpp"

#include <algorithm>

namespace imla {
namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Takes white space off the front of `text`, no-break spaces too, and returns whether there was
/// any.
bool take_space(std::string_view& text) {
    if (text.empty()) return false;
    const bool wide = text.starts_with("\u00A0");
    if (!wide && !is_space(text.front())) return false;
    text.remove_prefix(wide ? 2 : 1);
    return true;
}

bool is_blank(std::string_view line) {
    while (take_space(line)) {
    }
    return line.empty();
}

}  // namespace

void TextBuilder::add_flowing(std::string_view piece) {
    while (!piece.empty()) {
        if (take_space(piece)) {
            if (!open_.empty() && !is_space(open_.back())) open_ += ' ';
        } else {
            open_ += piece.front();
            piece.remove_prefix(1);
        }
    }
}

void TextBuilder::add_cell_end() {
    while (!open_.empty() && is_space(open_.back())) open_.pop_back();
    if (!open_.empty() && !open_.ends_with(" |"))
        open_ += " | ";
    else if (!open_.empty())
        open_ += ' ';
}

void TextBuilder::end_block(unsigned heading) {
    while (!open_.empty() && is_space(open_.back())) open_.pop_back();
    while (open_.ends_with(" |")) {  // cells without words
        open_.resize(open_.size() - 2);
        while (!open_.empty() && is_space(open_.back())) open_.pop_back();
    }
    std::size_t begin = 0;
    while (begin < open_.size() &&
           (open_[begin] == '\n' || open_[begin] == '\r' || open_[begin] == ' '))
        ++begin;
    if (!is_blank(open_)) {
        std::string& text = document_.text;
        if (!text.empty()) text += "\n\n";
        Block block;
        block.begin = text.size();
        text.append(open_, begin);
        block.end = text.size();
        block.heading = std::min(heading, 6u);
        block.page = page;
        block.line = line;
        block.source_begin = source_begin;
        block.source_end = source_end;
        document_.blocks.push_back(block);
    }
    open_.clear();
}

std::string TextBuilder::taken() {
    std::string text = std::move(open_);
    open_.clear();
    return text;
}

void add_paragraphs(Document& document, unsigned first_line, std::size_t source_offset) {
    const std::string_view text = document.text;
    const bool paged = text.find('\f') != text.npos;
    const bool old_mac = text.find('\n') == text.npos;  // lines end with a carriage return alone
    constexpr std::size_t unwrapped = 300;
    unsigned line = first_line, page = 1;
    Block block;
    const auto close = [&] {
        if (block.end > block.begin) {
            if (source_offset != std::string::npos) {
                block.source_begin = block.begin + source_offset;
                block.source_end = block.end + source_offset;
            }
            document.blocks.push_back(block);
        }
        block = {};
    };
    for (std::size_t at = 0; at < text.size(); ++line) {
        std::size_t end = text.find(old_mac ? '\r' : '\n', at);
        const std::size_t next = end == text.npos ? text.size() : end + 1;
        if (end == text.npos) end = text.size();
        if (end > at && text[end - 1] == '\r') --end;
        std::string_view words = text.substr(at, end - at);
        if (paged)
            for (; words.starts_with('\f'); words.remove_prefix(1)) {
                close();
                ++page;
            }
        if (is_blank(words)) {
            close();
        } else {
            if (words.size() >= unwrapped) close();
            if (block.end == 0) {
                block.begin = end - words.size();
                block.line = line;
                block.page = paged ? page : 0;
            }
            block.end = end;
            if (words.size() >= unwrapped) close();
            if (paged) page += static_cast<unsigned>(std::count(words.begin(), words.end(), '\f'));
        }
        at = next;
    }
    close();
}

std::string flowing(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        if (take_space(text)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

void take_title_from_heading(Document& document) {
    constexpr std::size_t early = 5;  // later headings are of parts
    for (std::size_t i = 0; i < std::min(early, document.blocks.size()) && document.title.empty();
         ++i) {
        const Block& block = document.blocks[i];
        if (block.heading)
            document.title = flowing(
                std::string_view(document.text).substr(block.begin, block.end - block.begin));
    }
}

}  // namespace imla
