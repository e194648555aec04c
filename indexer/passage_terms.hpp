// The terms of one passage: the one place that decides what a search can find.
//
//   word        as written, with positions     title, heading words also, without
//   Zstem       every word that does not stand for its stem, without positions
//   XVkey:form  name-like words, and names that others write as one word, boolean
//   XA, XL      acronyms the passage defines, boolean
//   S, XH, A, XS + word                        words of a field, with positions
//   XP + word                                  words of the path, without
//   T, L + value                               exact, boolean
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/document.hpp"
#include "analysis/token.hpp"
#include "indexer/word_book.hpp"
#include "indexer/record_sink.hpp"
#include "variants/joins.hpp"

namespace imla {

/// Adds passages' terms to the records of one sink.
class PassageTerms {
  public:
    PassageTerms(RecordSink& sink, WordBook& book) : sink_(sink), book_(book) {}

    /// What is said of the document goes with each of its passages; it must outlive them.
    void start_document(const Document&);

    /// To the present record. `tokens` are those of `text`; headings outermost first.
    /// Returns the text's signature (indexer/signature.hpp), for which all words pass by here.
    std::string add(std::string_view text, const std::vector<Token>& tokens,
                    const std::vector<std::string>& headings);

  private:
    struct Occurrence {
        TermNumber term;
        unsigned frequency;
        unsigned position;
    };
    /// What the sink calls the terms that a word adds; see WordFacts.
    struct Word {
        bool known = false, common = false, has_stem = false;
        std::uint16_t variants = 0;
        std::uint32_t first_variant = 0;  // in variants_
        TermNumber stem = 0;
        std::uint64_t hash = 0;
    };

    TermNumber prefixed(std::string_view prefix, std::string_view value);
    const Word& word(TermNumber, std::string_view term);
    template <class Take> void each_joined(const std::vector<Token>&, Take);

    void say_context(const std::vector<std::string>& headings);
    void say_title(std::string_view prefix, std::string_view text, unsigned& position);
    void say_field(std::string_view prefix, std::string_view text);
    void say_exact(std::string_view prefix, std::string_view value);

    RecordSink& sink_;
    WordBook& book_;
    std::vector<Word> words_;           // by the number of the word's own term
    std::vector<TermNumber> variants_;
    std::string term_;

    const Document* document_ = nullptr;
    bool context_said_ = false;
    std::vector<std::string> headings_;  // that context_ holds
    std::vector<Occurrence> context_;    // of all but the text: the same for many passages
};

/// The length that weights are set against: words, a joined word not counted again.
double passage_length(const std::vector<Token>& tokens);

}  // namespace imla
