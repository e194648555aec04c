// Recall against noise at many limits: the whole course of a distance, where
// the tables of main.cpp show one or two points of it.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tools/train-variants/pairs.hpp"
#include "variants/model.hpp"

namespace imla::bench {

/// query → (word, most) → distance, or anything above `most`.
using Measure =
    std::function<std::function<double(const std::string& word, double most)>(const std::string&)>;

/// The model as the search engine uses it, with its keys: how far a distance goes
/// beyond the model's odds, which is what its limits are set by.
Measure by_model(const Model&);

/// The plain transducer of the first trial: (½(L(a,a)+L(b,b))−L(a,b))/√mean length,
/// where L is the log-probability of the best alignment.
Measure by_transducer(const Costs&);

/// The distances that a method gives, sorted.
struct Distances {
    double queries = 0, look_alike_pairs = 0;
    std::vector<double> partners, others, english, look_alikes;

    void add(const Distances&);
};

struct Asked {
    std::vector<train::Words> pairs;          // each asked both ways
    std::vector<std::string> names, english;  // among which they are asked
    std::vector<train::Words> look_alikes;    // names that are not one
};
Distances distances(const Measure&, const Asked&, double most);

/// One line for each of several amounts of noise, and each of several shares
/// of look-alikes merged.
void print_curve(const std::string& name, Distances);

/// The pairs of tests/data/different_names.txt.
std::vector<train::Words> look_alikes(const std::string& file);

}  // namespace imla::bench
