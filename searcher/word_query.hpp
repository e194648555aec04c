// Words, names and phrases with all their spellings, as Xapian queries.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "schema/fields.hpp"
#include "searcher/expansion.hpp"
#include "searcher/formula.hpp"

namespace imla {

/// One word: its spellings count as one word, and the nearer a spelling is to
/// the one typed, the more it weighs. A word without a term of its own (what
/// stands for several words) gives its spellings alone; without any, an empty
/// query. `field` null: text, title and headings.
Formula word_query(const ExpandedWord&, const Field* field);

/// Something else that stands for words of a phrase: for words [first, last).
struct Replacement {
    std::size_t first = 0, last = 0;
    ExpandedWord by;
};

/// Words in a row, each in any of its spellings; as typed weighs more.
Formula phrase_query(const std::vector<ExpandedWord>&, const std::vector<Replacement>&,
                           const Field* field);

/// All one-word spellings, for use inside a phrase or NEAR, where Xapian takes
/// plain terms joined by OR and nothing else.
Xapian::Query spellings(const ExpandedWord&, std::string_view prefix);

}  // namespace imla
