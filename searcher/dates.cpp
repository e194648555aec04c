#include "searcher/dates.hpp"

#include <algorithm>
#include <chrono>

namespace imla {

namespace {

/// The number in text[at, at + width), or -1.
int digits(std::string_view text, std::size_t at, std::size_t width) {
    if (text.size() < at + width) return -1;
    int number = 0;
    for (const char c : text.substr(at, width)) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace

bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    const int year = digits(text, 0, 4);
    if (year < 0) return false;
    if (text.size() == 4) return true;
    const int month = text[4] == '-' ? digits(text, 5, 2) : -1;
    if (month < 1 || month > 12) return false;
    if (text.size() == 7) return true;
    const int day = text[7] == '-' ? digits(text, 8, 2) : -1;
    return day > 0
        && std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day)))
               .ok();
}

bool has_form_of_date(std::string_view text) {
    const auto is_written_so = [](std::string_view date) {
        if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
        for (std::size_t i = 0; i < date.size(); ++i)
            if (i == 4 || i == 7 ? date[i] != '-' : date[i] < '0' || date[i] > '9') return false;
        return true;
    };
    const std::size_t dots = text.find("..");
    if (dots == text.npos) return is_written_so(text);
    const std::string_view from = text.substr(0, dots), to = text.substr(dots + 2);
    return text.size() > 2 && (from.empty() || is_written_so(from)) && (to.empty() || is_written_so(to));
}

std::optional<DateRange> date_range(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == text.npos) {
        if (!is_date(text)) return std::nullopt;
        return DateRange{std::string(text), std::string(text)};
    }
    const std::string_view from = text.substr(0, dots), to = text.substr(dots + 2);
    if ((from.empty() && to.empty()) || (!from.empty() && !is_date(from)) || (!to.empty() && !is_date(to)))
        return std::nullopt;
    return DateRange{std::string(from), std::string(to)};
}

}  // namespace imla
