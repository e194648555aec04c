// From a typed word to the terms that may stand for it.
#pragma once

#include <string>
#include <vector>

#include "analysis/stemmer.hpp"
#include "analysis/token.hpp"
#include "searcher/query.hpp"
#include "variants/forms.hpp"

namespace imla {

/// A query word with every form that takes part in the search.
struct ExpandedWord {
    std::string typed;         // as the person wrote it
    std::string term;          // folded
    std::string stem;          // empty where stems play no part: names, exact words
    std::vector<Form> forms;   // other spellings, nearest first
};

/// How a word of this query is to be expanded.
struct ExpansionPolicy {
    Reach reach = Reach::careful;
    bool across_scripts = true;
    bool capitals_tell = true;  // the query has lower-case letters, so a capital marks a name
};

ExpandedWord expand(const Token& token, std::string_view typed, Dial dial, ExpansionPolicy,
                    const Vocabulary&, Stemmer&);

}  // namespace imla
