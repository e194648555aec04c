// From a typed word to the words and names that may stand for it.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "analysis/stemmer.hpp"
#include "analysis/token.hpp"
#include "searcher/known_forms.hpp"
#include "searcher/query.hpp"
#include "searcher/vocabulary.hpp"
#include "variants/forms.hpp"

namespace imla {

struct ExpandedName;

/// A term, and in how many passages it is.
struct Spelling {
    std::string term;
    unsigned passages = 0;
};

/// A query word with every form that takes part in the search.
struct ExpandedWord {
    std::string typed;         // as the person wrote it
    std::string term;          // folded
    std::string stem;          // empty where stems play no part: names, exact words
    std::vector<Form> forms;   // other spellings of one word, nearest first
    std::vector<ExpandedName> names;  // those of several words
    unsigned passages = 0;     // that hold the term as written
    /// The terms that all words of the stem have, and in how many passages each is: one
    /// as a rule; see stands_for_stem(). None where `stem` is empty.
    std::vector<Spelling> stem_terms;
    unsigned all_passages = 0;   // of the collection
};

/// Several words in a row that stand for what was typed: "siraj ud din" for
/// Sirajuddin, a long form for its acronym.
struct ExpandedName {
    Form form;
    std::vector<ExpandedWord> words;  // without particles
};

/// How the words of a query are to be expanded.
struct ExpansionPolicy {
    Reach reach = Reach::careful;
    bool across_scripts = true;
    bool capitals_tell = true;  // the query has lower-case letters, so a capital marks a name
    const Taught* taught = nullptr;
};

class Expander {
  public:
    Expander(ExpansionPolicy, const Xapian::Database&, const IndexVocabulary&, KnownForms&, Stemmer&);

    /// A word as typed alone, without other forms; with its counts.
    ExpandedWord plain_word(std::string typed, std::string term, std::string stem) const;

    /// One word, by itself.
    ExpandedWord word(const Token&, std::string typed, Dial) const;

    /// The words of a field that begin so, commonest first, at most `most`.
    std::vector<Form> beginning_with(const std::string& beginning, std::string_view field_prefix,
                                     std::size_t most) const;

    /// What stands for several words taken together. `form` is a joined form
    /// (see variants/joins.hpp), `words` its words without particles.
    ExpandedWord name(const std::string& form, const std::vector<std::string>& words,
                      std::string typed, Dial) const;

    /// Is there more to a run of words than its words: an acronym, a taught form?
    ExpandedWord abbreviation(const std::vector<std::string>& words, std::string typed, Dial) const;

    /// How far a word looks for its forms.
    Reach reach_of(Dial) const;

  private:
    std::vector<Spelling> stem_terms(const std::string& stem) const;
    FormsWish wish_for(Dial) const;
    void sort_in(ExpandedWord&, std::vector<Form> forms) const;
    void add_long_forms(ExpandedWord&, Dial) const;
    void add_equivalents(ExpandedWord&, const std::string& form, Dial) const;
    ExpandedName spelled_out(Form form, Dial) const;

    ExpansionPolicy policy_;
    const Xapian::Database& database_;
    const IndexVocabulary& vocabulary_;
    KnownForms& known_;
    Stemmer& stemmer_;
};

}  // namespace imla
