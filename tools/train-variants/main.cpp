// train-variants: learns the romanisation model and writes its tables.
//
//     train-variants VARIANTS SCOWL LOANWORDS STRUCK OUT
//
// VARIANTS holds the attested spellings (sanctions-un, places-pk-af …), SCOWL
// Debian's word lists, LOANWORDS the English words that are names all the
// same; the tables are written to OUT. The same input gives the same bytes.
#include <exception>
#include <fstream>
#include <iostream>

#include "tools/train-variants/evidence.hpp"
#include "tools/train-variants/learning.hpp"
#include "tools/train-variants/pairs.hpp"
#include "tools/train-variants/readings.hpp"
#include "tools/train-variants/tables.hpp"

namespace {

using namespace imla;
using namespace imla::train;

int write_tables(const std::filesystem::path& variants, const std::filesystem::path& scowl,
                 const std::filesystem::path& loanwords, const std::filesystem::path& struck,
                 const std::filesystem::path& out) {
    const Attested data = attested(variants, listed_pairs(struck));
    std::set<std::string> guard = scowl_words(scowl, 35);
    const std::set<std::string> exempt = listed_words(loanwords);
    for (const std::string& word : exempt) guard.erase(word);
    std::vector<std::string> english;
    for (const std::string& word : scowl_words(scowl, 50))
        if (!guard.contains(word) && !exempt.contains(word)) english.push_back(word);
    write_english(out / "generated_english.cpp", guard);

    const ReadingList readings(variants, data.seen);
    write_lexicon(out / "generated_lexicon.cpp", readings);

    const Evidence evidence(data, guard, english, readings);
    write_costs(out / "generated_costs.cpp", learned_weights(evidence));
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 6) {
        std::cerr << "usage: train-variants VARIANTS SCOWL LOANWORDS STRUCK OUT\n";
        return 2;
    }
    return write_tables(argv[1], argv[2], argv[3], argv[4], argv[5]);
} catch (const std::exception& e) {
    std::cerr << "train-variants: " << e.what() << '\n';
    return 2;
}
