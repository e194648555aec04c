// Cuts a document into passages, the units that are searched and ranked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/document.hpp"

namespace imla {

/// A paragraph, a run of short ones, or part of a long one cut between
/// sentences: 40–200 words as a rule, about 150 where paragraphs allow, never
/// across a heading or from one page to the next. Each table of an index holds something for every different
/// word of every passage, so that small ones cost most.
struct Passage {
    std::size_t begin = 0;        // bytes of Document::text, half open
    std::size_t end = 0;
    std::vector<std::string> headings;  // outermost first
    unsigned page = 0;            // of all of it; 0 where unknown
    unsigned first_line = 0;      // lines of the file, from 1; 0 where unknown
    unsigned last_line = 0;
    std::size_t source_begin = 0;  // bytes of the file, half open; both 0 where unknown
    std::size_t source_end = 0;
};

struct PassageLength {
    unsigned least = 40;          // words; what is shorter joins the next, even if that is to be cut
    unsigned most = 200;          // words; longer paragraphs are cut between sentences
    unsigned enough = 150;        // words; paragraphs join up to here, if they fit
};

/// The passages of `document`, in order. A document with a title but no text
/// gives one empty passage; one with neither gives none.
std::vector<Passage> split_passages(const Document& document, PassageLength = {});

}  // namespace imla
