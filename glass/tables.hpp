// The tables of a database, and how the file that lists them begins.
#pragma once

#include <array>
#include <string_view>

namespace imla::glass {

/// The tables, in the order in which the version file lists them.
enum Table { postlist, docdata, termlist, position, spelling, synonym, table_count };

inline constexpr std::array<std::string_view, table_count> table_names{"postlist", "docdata",  "termlist",
                                                                       "position", "spelling", "synonym"};

inline constexpr std::string_view version_magic = "\x0f\x0dXapian Glass";

/// The format of all 1.4 releases bears the date 2016-03-14.
inline constexpr unsigned format_date = (2016 - 2014) << 9 | 3 << 5 | 14;

}  // namespace imla::glass
