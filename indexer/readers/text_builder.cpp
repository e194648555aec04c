#include "indexer/readers/text_builder.hpp"

#include <algorithm>

namespace imla {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_blank(std::string_view line) { return std::all_of(line.begin(), line.end(), is_space); }

}  // namespace

void TextBuilder::add_flowing(std::string_view piece) {
    for (const char c : piece) {
        if (!is_space(c)) open_ += c;
        else if (!open_.empty() && !is_space(open_.back())) open_ += ' ';
    }
}

void TextBuilder::end_block(unsigned heading) {
    while (!open_.empty() && is_space(open_.back())) open_.pop_back();
    std::size_t begin = 0;
    while (begin < open_.size() && (open_[begin] == '\n' || open_[begin] == '\r' || open_[begin] == ' ')) ++begin;
    if (begin < open_.size()) {
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
    const bool old_mac = text.find('\n') == text.npos;   // lines end with a carriage return alone
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
    for (const char c : text) {
        if (!is_space(c)) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace imla
