// Words and phrases with all their spellings, as Xapian queries.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "schema/fields.hpp"
#include "searcher/expansion.hpp"

namespace imla {

/// One word: its spellings count as one word, and the nearer a spelling is to
/// the one typed, the more it weighs. `field` null: text, title and headings.
Xapian::Query word_query(const ExpandedWord&, const Field* field);

/// Words in a row, each in any of its spellings; as typed weighs more.
Xapian::Query phrase_query(const std::vector<ExpandedWord>&, const Field* field, Dial);

/// All one-word spellings, for use inside a phrase or NEAR, where Xapian takes
/// plain terms joined by OR and nothing else.
Xapian::Query spellings(const ExpandedWord&, std::string_view prefix);

}  // namespace imla
