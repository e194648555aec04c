// The romanisation transducer: how often one piece of a word is written as
// another, learned by expectation–maximisation from pairs of spellings.
#pragma once

#include <string>
#include <vector>

namespace imla::train {

struct Example {
    std::string a, b;
    double weight;
};

/// An edit and its cost: −log of its probability against that of writing both
/// pieces unchanged.
struct Edit {
    std::string a, b;  // a < b
    double count;      // weighted times that it is expected in the examples
    double cost;
};

/// A memoryless joint transducer (Ristad and Yianilos 1998), with edits of up
/// to three letters a side (as in Bisani and Ney 2008), symmetric. Edits
/// expected fewer than `fewest` times are dropped. Sorted by a, then b.
std::vector<Edit> learned_edits(const std::vector<Example>& examples, unsigned rounds,
                                double fewest);

}  // namespace imla::train
