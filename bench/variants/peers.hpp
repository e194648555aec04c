// What people use instead, re-implemented small for the comparison only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace imla::bench {

/// Russell's code as in SQL: a letter and three digits.
std::string soundex(std::string_view word);

/// Lawrence Philips' Double Metaphone (2000): the primary and, if it differs,
/// the secondary code, of at most four letters.
std::vector<std::string> double_metaphone(std::string_view word);

/// Daitch–Mokotoff Soundex (1985): all codes of six digits.
std::vector<std::string> daitch_mokotoff(std::string_view word);

/// Edits of one letter (insert, delete, replace; swaps count one if `swaps`),
/// or most + 1 where there are more than `most`.
unsigned edits(std::string_view a, std::string_view b, unsigned most, bool swaps = false);

/// Sets of three-letter pieces, as PostgreSQL's pg_trgm makes them; sorted.
std::vector<std::string> trigrams(std::string_view word);

/// |common| / |all|.
double similarity(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace imla::bench
