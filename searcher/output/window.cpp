#include "searcher/output/window.hpp"

#include <algorithm>
#include <set>

namespace imla {

namespace {

std::size_t characters_in(const std::string& text, std::size_t begin, std::size_t end) {
    std::size_t count = 0;
    for (std::size_t at = begin; at < end; ++at) count += (text[at] & 0xC0) != 0x80;
    return count;
}

/// `count` characters to the left (or right) of `at`, never past the text.
std::size_t left_of(const std::string& text, std::size_t at, std::size_t count) {
    while (at > 0 && count > 0)
        if ((text[--at] & 0xC0) != 0x80) --count;
    return at;
}
std::size_t right_of(const std::string& text, std::size_t at, std::size_t count) {
    for (; at < text.size(); ++at)
        if ((text[at] & 0xC0) != 0x80 && count-- == 0) break;
    return at;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Different query words count most, then words spelled as typed, then any match.
std::size_t worth(const std::vector<Match>& matches, std::size_t first, std::size_t last) {
    std::set<std::string> queries;
    std::size_t exact = 0;
    for (std::size_t i = first; i <= last; ++i) {
        queries.insert(matches[i].query);
        exact += matches[i].how == How::exact;
    }
    return queries.size() * 100 + std::min<std::size_t>(exact, 9) * 3 + std::min<std::size_t>(last - first + 1, 9);
}

/// The first byte of a sentence in [from, to), or `otherwise`.
std::size_t sentence_in(const std::string& text, std::size_t from, std::size_t to, std::size_t otherwise) {
    for (std::size_t at = from; at + 2 < to; ++at)
        if ((text[at] == '.' || text[at] == '?' || text[at] == '!' || text[at] == '\n') && is_space(text[at + 1])
            && !is_space(text[at + 2]))
            return at + 2;
    return otherwise;
}

}  // namespace

Window best_window(const std::string& text, const std::vector<Match>& matches, std::size_t characters, std::size_t from) {
    if (from > 0) {
        std::vector<Match> after;
        for (const Match& match : matches) {
            if (match.begin < from) continue;
            after.push_back(match);
            after.back().begin -= from;
            after.back().end -= from;
        }
        const Window window = best_window(text.substr(from), after, characters);
        return {window.begin + from, window.end + from};
    }
    if (characters_in(text, 0, text.size()) <= characters) return {0, text.size()};
    std::size_t begin = 0, end = 0;
    if (!matches.empty()) {
        std::size_t best = 0, first_best = 0, last_best = 0;
        for (std::size_t first = 0, last = 0; first < matches.size(); ++first) {
            last = std::max(last, first);
            while (last + 1 < matches.size()
                   && characters_in(text, matches[first].begin, matches[last + 1].end) <= characters * 4 / 5)
                ++last;
            if (const std::size_t value = worth(matches, first, last); value > best) {
                best = value;
                first_best = first;
                last_best = last;
            }
        }
        begin = matches[first_best].begin;
        end = matches[last_best].end;
    }
    const std::size_t used = characters_in(text, begin, end);
    const std::size_t spare = characters > used ? characters - used : 0;
    const std::size_t least = left_of(text, begin, spare);
    from = sentence_in(text, least > 1 ? least - 2 : 0, begin, text.size());
    if (from == text.size()) {
        from = left_of(text, begin, spare / 3);
        while (from > 0 && from < begin && !is_space(text[from - 1])) ++from;
    }
    if (least == 0) from = 0;
    std::size_t to = right_of(text, from, characters);
    if (to < end) to = end;
    if (to < text.size())
        for (std::size_t at = to; at >= end && at > from; --at)
            if (is_space(text[at])) {
                to = at;
                break;
            }
    return {from, to};
}

}  // namespace imla
