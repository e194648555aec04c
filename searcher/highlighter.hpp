// Finds in a passage what a plan was looking for, on our own tokens: a match
// is always whole words of the text as written.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/stemmer.hpp"
#include "analysis/token.hpp"
#include "searcher/plan.hpp"
#include "searcher/result.hpp"

namespace imla {

/// Do these terms stand in a row in the text, particles and all?
bool holds_exactly(std::string_view text, const std::vector<std::string>& terms);

/// With which bytes the words that are looked for begin: most words of a text
/// are told apart from them by this alone.
class FirstBytes {
  public:
    void add(std::string_view term) {
        if (!term.empty()) known_[static_cast<unsigned char>(term.front())] = true;
    }
    void add_all() { known_.fill(true); }
    bool may_hold(std::string_view term) const {
        return !term.empty() && known_[static_cast<unsigned char>(term.front())];
    }

  private:
    std::array<bool, 256> known_{};
};

class Highlighter {
  public:
    /// `wanted` and `stemmer` must outlive the highlighter.
    Highlighter(const std::vector<Wanted>& wanted, Stemmer& stemmer);

    /// Matches ascend and do not overlap; of two that would, the longer stays.
    std::vector<Match> matches(std::string_view text) const;

  private:
    /// What a word of the text stands for, and how near it is.
    struct Meaning {
        std::string_view query;   // the word as typed
        How how = How::exact;
        double distance = 0;
    };
    using Words = std::unordered_map<std::string, Meaning>;
    /// Words in a row, each in any of its spellings.
    using Row = std::vector<Words>;

    void add_word(const ExpandedWord&);
    void add_row(const std::vector<ExpandedWord>&);
    void add_names(const ExpandedWord&);
    const Meaning* meaning_of(const Token&) const;
    void mark_exact(const std::vector<Token>&, std::string_view text, std::vector<Match>&) const;
    void mark_words(const std::vector<Token>&, std::string_view text, std::vector<Match>&) const;
    void mark_rows(const std::vector<Token>&, std::string_view text, std::vector<Match>&) const;

    Words words_, stems_;
    std::vector<std::pair<std::string, Meaning>> prefixes_;
    std::vector<Row> rows_;
    std::vector<const std::vector<std::string>*> exact_;
    FirstBytes beginnings_;   // of all words, stems and prefixes
    Stemmer& stemmer_;
};

}  // namespace imla
