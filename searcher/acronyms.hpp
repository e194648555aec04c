// The acronyms a collection defines, both ways round.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/vocabulary.hpp"
#include "variants/reach.hpp"

namespace imla {

/// One definition as the index knows it.
struct AcronymEntry {
    std::string acronym;        // folded: "ttp"
    std::string long_form;      // folded words with positions: "tehrik taliban pakistan"
    unsigned passages = 0;      // that define it so
    std::string defined_in;     // id of the first of them; only where asked for
};

/// What `acronym` stands for, commonest first.
std::vector<AcronymEntry> long_forms_of(std::string_view acronym, const IndexVocabulary&);

/// The acronyms defined for these folded words in a row, each word in any of
/// its spellings, commonest first.
std::vector<AcronymEntry> acronyms_for(const std::vector<std::string>& words, Reach,
                                       const IndexVocabulary&);

/// All definitions, by acronym; commonest first where one has several.
std::vector<AcronymEntry> all_acronyms(const Xapian::Database&);

/// The id of the passage that defines it first, by document id and position; empty where there is none.
std::string defining_passage(const AcronymEntry&, const Xapian::Database&);

}  // namespace imla
