// The posting lists of indexes on this machine, read without the engine: a sum of weighed
// terms is added up here in a third of the time, and every match of it is counted.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "glass/table_reader.hpp"
#include "searcher/formula.hpp"
#include "searcher/parts.hpp"

namespace imla {

/// A passage's record and its score.
struct Scored {
    Xapian::docid record = 0;
    double score = 0;
};

/// The best matches, best first, those with equal scores as they are stored; and how many there are.
struct BestMatches {
    std::vector<Scored> matches;
    std::uint64_t total = 0;
};

/// Reads the commits that the engine has open. Where a writer has overtaken them, or a table is
/// damaged, functions throw Xapian::DatabaseModifiedError and DatabaseCorruptError, as the engine does.
class LocalPostings {
  public:
    /// Nothing where a part is a server's, or is stored in another way than ours; the engine alone reads those.
    static std::optional<LocalPostings> of(const OpenedParts&);

    /// How many passages hold the term.
    std::uint32_t passages_with(const std::string& term) const;

    /// Calls `found` with what follows `prefix` in each term that begins so, in their order, and how many
    /// passages hold the term.
    void each_term(const std::string& prefix, const std::function<void(std::string_view, std::uint32_t)>& found) const;

    /// The `most` best of what holds any of the terms or is among the others, which are in the order of their records.
    BestMatches best(const std::vector<WeighedTerm>& terms, const std::vector<Scored>& others, std::size_t most) const;

  private:
    explicit LocalPostings(std::vector<glass::TableReader> parts) : parts_(std::move(parts)) {}

    std::vector<glass::TableReader> parts_;   // postlist tables
};

}  // namespace imla
