// How much of a query is read: a pasted book must not take the machine with it.
#pragma once

#include <string_view>

#include "searcher/lexer.hpp"
#include "searcher/query.hpp"

namespace imla {

/// Different words of a query, where a word counts again in another AND, a word
/// of a phrase or of a name joined by hyphens four times (it is looked for in
/// several places, by its position) unless the phrase is looked for as typed, and
/// word* twenty times.
inline constexpr std::size_t most_words_read = 750;

/// A longer phrase is looked for as typed: no spellings, no word*.
inline constexpr std::size_t longest_varied_phrase = 20;
/// Of a longer phrase only these words are looked for; they tell it from others.
inline constexpr std::size_t longest_phrase = 200;

/// Drops the words beyond `most_words_read` and remarks on what was cut.
/// `query`: what it was read from.
void cut_to_limits(QueryNode& root, std::string_view query, Oddities&);

}  // namespace imla
