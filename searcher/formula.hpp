// What a passage scores: a sum, as far as a query can be brought into that form.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace imla {

/// A term, and what each unit of its impact in a passage adds to the score.
struct WeighedTerm {
    std::string term;
    double weight = 0;
};

/// The passages that hold any of the terms or match any of the others, each with the sum of what these say of it.
struct Formula {
    std::vector<WeighedTerm> terms;
    std::vector<Xapian::Query> others;
    /// The others may match so much that only the engine, which need not look at all of it, finds the best soon.
    bool engine_only = false;

    bool empty() const { return terms.empty() && others.empty(); }

    /// The same for the engine.
    Xapian::Query query() const;
};

/// Only the engine can tell what it matches. An empty query makes an empty formula.
Formula for_engine(const Xapian::Query&);

/// A query of words in a row and the like: it does not match much, and stands beside other terms.
Formula beside(const Xapian::Query&);

/// The sum of all.
Formula any_of(std::vector<Formula>);

/// What says the same, `factor` times as loud.
Formula times(Formula, double factor);

}  // namespace imla
