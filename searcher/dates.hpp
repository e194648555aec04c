// Dates as a query writes them: 2021, 2021-05, 2021-05-31, 2021..2024.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace imla {

/// Inclusive; an empty end is open. A partial date stands for all its days.
struct DateRange {
    std::string from, to;
};

/// Is this an ISO 8601 date of a year, month or day that exists?
bool is_date(std::string_view text);

/// One date, or two with ".." between, of which one may be missing.
std::optional<DateRange> date_range(std::string_view text);

/// Is it written as date_range() wants it, though the calendar may lack the day or month?
bool has_form_of_date(std::string_view text);

}  // namespace imla
