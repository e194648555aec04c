#include "analysis/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "analysis/unicode.hpp"

namespace imla {
namespace {

// Sorted. Lower case; a sentence rarely ends with one of these.
constexpr std::array<std::string_view, 62> known{
    "adm",  "al",  "approx", "apr",    "art", "aug",  "ave",  "brig", "ca",  "capt", "cf",
    "cmdr", "co",  "col",    "cpl",    "dec", "dept", "dr",   "ed",   "eds", "est",  "etc",
    "feb",  "fig", "ft",     "gen",    "gov", "hon",  "ibid", "inc",  "jan", "jr",   "lt",
    "ltd",  "maj", "mar",    "messrs", "mr",  "mrs",  "ms",   "mt",   "no",  "nos",  "nov",
    "oct",  "pp",  "pres",   "prof",   "pvt", "rep",  "rev",  "sec",  "sen", "sept", "sgt",
    "sr",   "st",  "trans",  "univ",   "viz", "vol",  "vs"};
static_assert(std::is_sorted(known.begin(), known.end()));

constexpr bool is_ascii_letter(unsigned char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

}  // namespace

bool is_abbreviation(std::string_view word) {
    if (word.empty() || word.size() > 6) return false;
    if (word.size() == 1) return is_ascii_letter(static_cast<unsigned char>(word[0]));
    if (word[1] == '.') {  // initials that were written together
        for (std::size_t at = 0; at < word.size(); ++at) {
            const auto c = static_cast<unsigned char>(word[at]);
            if (at % 2 == 0 ? !is_ascii_letter(c) : c != '.') return false;
        }
        return true;
    }
    std::string lower(word);  // short: no allocation
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return std::binary_search(known.begin(), known.end(), std::string_view(lower));
}

std::size_t pointed_abbreviation_end(std::string_view text, std::size_t begin, std::size_t limit,
                                     std::size_t* read_to) {
    // Parts of one letter, or of two of which the first is a capital (Ph.D.),
    // but not all of two; each but the last must have its point.
    std::size_t end = begin;  // after the last good part and its point
    unsigned parts = 0;
    bool one_letter_part = false;
    std::size_t last_read = begin;
    for (std::size_t at = begin; at < limit;) {
        std::size_t letters = 0;
        bool capital = false;
        std::size_t next = at;
        while (next < limit && letters < 3) {
            std::size_t after = next;
            const char32_t c = next_code_point(text.substr(0, limit), after);
            last_read = after;
            if (c == '.' || !(is_letter(c) || is_mark(c) || is_digit(c))) break;
            if (is_digit(c)) letters = 3;
            if (is_letter(c)) {
                if (letters == 0) capital = is_capital(c);
                ++letters;
            }
            next = after;
        }
        if (letters == 0 || letters > 2 || (letters == 2 && !capital)) break;
        const bool point = next < limit && text[next] == '.';
        if (parts == 0 && !point) break;
        ++parts;
        one_letter_part |= letters == 1;
        end = next + (point ? 1 : 0);
        if (!point) break;
        at = end;
    }
    if (read_to) *read_to = last_read;
    return parts >= 2 && one_letter_part ? end : begin;
}

}  // namespace imla
