// Dates as documents write them, to ISO 8601 dates, possibly partial.
#pragma once

#include <string>
#include <string_view>

namespace imla {

/// YYYY, YYYY-MM or YYYY-MM-DD from ISO 8601 (basic or extended; a time of day
/// is dropped), or empty for anything that is not a date of the calendar.
std::string iso_date(std::string_view text);

/// The same for a date in words, as in meta tags and front matter: ISO 8601
/// first, then "15 August 2021", "August 15, 2021", "Sun, 15 Aug 2021 …". Never
/// guesses which number of 03/04/2021 is the month: such a date is empty.
std::string date_in_words(std::string_view text);

}  // namespace imla
