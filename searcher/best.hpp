// The best matches of a query in an order that does not depend on where they are stored:
// by score, and equal scores by document.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/local_postings.hpp"

namespace imla {

/// What a query is answered from.
struct Sources {
    Xapian::Enquire& engine;   // with its weights, its spies and what collapses
    const Xapian::Database& database;
    const std::optional<LocalPostings>& local;
};

struct Best {
    std::vector<Scored> matches;
    std::vector<std::string> documents;   // of best_collapsed(): what stands for the document of each
    std::uint64_t total = 0;              // of all matches; an estimate unless `total_exact`
    bool total_exact = false;
};

/// The matches `first` to `first + most`; their number is exact up to `checked`.
Best best_of(const Formula&, const Sources&, Xapian::doccount first, Xapian::doccount most, Xapian::doccount checked);

/// The same, of which nothing but the engine itself can tell the order: where hits collapse.
Best best_collapsed(const Formula&, const Sources&, Xapian::doccount first, Xapian::doccount most, Xapian::doccount checked);

}  // namespace imla
