#include "analysis/word_count.hpp"

namespace imla {

std::size_t WordStarts::next() {
    if (!inside_)
        while (at_ < text_.size() && is_white(text_[at_])) ++at_;
    const std::size_t begin = at_;
    inside_ = false;
    unsigned dense = 0;
    while (at_ < text_.size() && !is_white(text_[at_])) {
        const auto c = static_cast<unsigned char>(text_[at_]);
        const bool continued = (c & 0xC0) == 0x80;
        // Kana, ideographs, hangul: the third begins another word.
        inside_ = (c >= 0xE3 && c <= 0xED && ++dense > 2) || (at_ - begin >= 64 && !continued);
        if (inside_) break;
        ++at_;
    }
    return begin;
}

std::size_t word_count(std::string_view text) {
    // Counts where white space ends, without branches, block by block; only text
    // with long runs or dense scripts is read word by word.
    constexpr std::size_t block = 32;  // a run of 64 bytes fills at least one
    std::size_t count = 0;
    bool white_before = true;
    for (std::size_t begin = 0; begin < text.size(); begin += block) {
        const std::string_view part = text.substr(begin, block);
        unsigned starts = white_before && !is_white(part[0]);
        unsigned whites = is_white(part[0]);
        bool dense = static_cast<unsigned char>(part[0]) >= 0xE3;
        for (std::size_t i = 1; i < part.size(); ++i) {
            const unsigned white = is_white(part[i]);   // numbers: no branch
            starts += is_white(part[i - 1]) & (white ^ 1U);
            whites += white;
            dense |= static_cast<unsigned char>(part[i]) >= 0xE3;
        }
        if (dense || (whites == 0 && part.size() == block)) {
            WordStarts words(text);
            for (count = 0; words.next() < text.size();) ++count;
            return count;
        }
        count += starts;
        white_before = is_white(part.back());
    }
    return count;
}

}  // namespace imla
