#include "searcher/weights.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace imla {

TEST_CASE("here and on a server a passage scores the same, to the bit") {
    const unsigned seed = 7;
    std::mt19937 random(seed);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    const std::string words[] = {"tehrik", "tehreek", "quetta", "khost"};
    for (int i = 0; i < 200; ++i) {
        Xapian::Document passage;
        for (const std::string& word : words)
            if (random() % 3 == 0) passage.add_term(word, 1 + random() % 127);
        database.add_document(passage);
    }
    Formula spellings;
    for (const std::string& word : words)
        spellings.terms.push_back(weighed_term(word, 0.1 + static_cast<double>(random() % 1000) / 137));
    const Formula formula = any_of({weighed(spellings, 0.4), {{weighed_term("khost", 2.7)}, {}, false}});
    const auto found = [&](const Xapian::Weight& weight) {
        Xapian::Enquire enquire(database);
        enquire.set_weighting_scheme(weight);
        enquire.set_query(formula.query());
        std::vector<std::pair<Xapian::docid, double>> hits;
        const Xapian::MSet set = enquire.get_mset(0, 200);
        for (auto it = set.begin(); it != set.end(); ++it) hits.emplace_back(*it, it.get_weight());
        return hits;
    };
    const auto here = found(ImpactWeight());
    CHECK(here.size() > 100);
    CHECK(here == found(stock_impact_weight));
}

}  // namespace imla
