#include "indexer/readers/dates.hpp"

#include <array>
#include <cctype>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace imla {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

/// `count` digits from the front of `text`, taken off it.
std::optional<unsigned> number(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_digit(text[i])) return std::nullopt;
        value = value * 10 + static_cast<unsigned>(text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool is_day(unsigned year, unsigned month, unsigned day) {
    constexpr std::array<unsigned, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

unsigned month_named(std::string_view word) {
    constexpr std::array<std::string_view, 12> names{
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    if (word.size() < 3) return 0;
    for (unsigned i = 0; i < 12; ++i) {
        const bool short_form = word.size() == 3 || (word == "sept" && i == 8);
        if (word == names[i] || (short_form && names[i].substr(0, word.size()) == word))
            return i + 1;
    }
    return 0;
}

}  // namespace

std::string iso_date(std::string_view text) {
    text = trimmed(text);
    const auto year = number(text, 4);
    if (!year) return {};
    if (text.empty()) return fmt::format("{:04}", *year);
    const bool extended = text.front() == '-';
    if (extended) text.remove_prefix(1);
    const auto month = number(text, 2);
    if (!month || *month < 1 || *month > 12) return {};
    // YYYYMM is not ISO 8601 (it could be YYMMDD), so the basic form needs its day.
    if (text.empty()) return extended ? fmt::format("{:04}-{:02}", *year, *month) : "";
    if (extended) {
        if (text.front() != '-') return {};
        text.remove_prefix(1);
    }
    const auto day = number(text, 2);
    if (!day || !is_day(*year, *month, *day)) return {};
    if (!text.empty()) {  // a time of day: only its shape is looked at
        if (text.front() != 'T' && text.front() != 't' && text.front() != ' ') return {};
        text.remove_prefix(1);
        const auto hour = number(text, 2);
        if (!hour || *hour > 24) return {};
        for (const char c : text)
            if (!is_digit(c) && std::string_view(":.,+-Zz ").find(c) == std::string_view::npos)
                return {};
    }
    return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

std::string date_in_words(std::string_view text) {
    if (std::string date = iso_date(text); !date.empty()) return date;
    // Words and numbers, lower case; a fourth number would be a time of day.
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : text.substr(0, 80)) {
        const auto letter = static_cast<unsigned char>(c);
        const bool part = std::isalnum(letter) || letter >= 0x80;
        if (part && (!inside || (is_digit(c) != is_digit(words.back().back()))))
            words.emplace_back();
        if (part) words.back() += static_cast<char>(std::tolower(letter));
        inside = part;
    }
    unsigned year = 0, month = 0, day = 0;
    for (const std::string& word : words) {
        std::string_view digits = word;
        if (is_digit(word.front())) {
            if (word.size() == 4 && year == 0)
                year = number(digits, 4).value_or(0);
            else if (word.size() <= 2 && day == 0)
                day = number(digits, word.size()).value_or(0);
        } else if (month == 0) {
            month = month_named(word);
        }
        if (year && month && (day || words.size() == 2)) break;
    }
    if (!year || !month) return {};
    if (day == 0) return fmt::format("{:04}-{:02}", year, month);
    return is_day(year, month, day) ? fmt::format("{:04}-{:02}-{:02}", year, month, day)
                                    : std::string();
}

}  // namespace imla
