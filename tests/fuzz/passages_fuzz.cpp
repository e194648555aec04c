// Feeds the passage splitter documents: the first bytes of the input say how its text is cut into
// blocks, headings and pages. Passages must ascend, not overlap and lose no word.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "analysis/passages.hpp"
#include "analysis/tokenizer.hpp"
#include "indexer/readers/utf8.hpp"

using namespace imla;

namespace {

void require(bool sound, const char* what) {
    if (sound) return;
    std::fprintf(stderr, "unsound passage: %s\n", what);
    std::abort();
}

/// Where the word that `at` is inside of ends: readers begin a block in white space, and two
/// halves of a word that touch would count as one word in a passage.
std::size_t boundary(const std::string& text, std::size_t at) {
    while (at < text.size() && text[at] != ' ' && text[at] != '\n') ++at;
    return at;
}

Document document_of(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t most_blocks = 32;
    const std::size_t count = size == 0 ? 0 : std::min<std::size_t>(data[0] % most_blocks, size / 3);
    const std::size_t head = std::min(size, 1 + 2 * count);
    std::size_t ignored = 0;
    Document document;
    document.id = "a";
    document.text = with_valid_utf8(
        {reinterpret_cast<const char*>(data) + head, size - head}, ignored);
    std::size_t last = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t length = data[1 + 2 * i], kind = data[2 + 2 * i];
        Block block;
        block.begin = last;
        block.end = boundary(document.text, std::min(document.text.size(), last + 8u * length));
        if (block.end <= block.begin) continue;
        block.heading = kind % 16 < 7 ? kind % 16 : 0;
        block.page = kind >> 4;
        block.line = 1 + static_cast<unsigned>(std::count(
                             document.text.begin(), document.text.begin() + static_cast<std::ptrdiff_t>(block.begin), '\n'));
        if (kind % 2) {
            block.source_begin = block.begin;
            block.source_end = block.end;
        }
        last = block.end;
        document.blocks.push_back(block);
    }
    return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Document document = document_of(data, size);
    const std::vector<Passage> passages = split_passages(document);
    std::size_t last = 0, words = 0, wanted = 0;
    const auto text = [&](std::size_t begin, std::size_t end) {
        return std::string_view(document.text).substr(begin, end - begin);
    };
    for (const Passage& passage : passages) {
        require(passage.begin >= last, "overlaps the one before");
        require(passage.begin <= passage.end && passage.end <= document.text.size(), "not of the text");
        require(is_utf8(text(passage.begin, passage.end)), "cuts a character");
        require(passage.first_line <= passage.last_line, "its lines go back");
        last = passage.end;
        for (const Token& token : tokenize(text(passage.begin, passage.end))) words += !token.joined;
    }
    for (const Block& block : document.blocks) {
        if (block.heading > 0) continue;
        for (const Token& token : tokenize(text(block.begin, block.end))) wanted += !token.joined;
    }
    // A heading that nothing follows is a passage of its own; words may be cut in two, never lost.
    require(words >= wanted, "words are lost");
    return 0;
}
