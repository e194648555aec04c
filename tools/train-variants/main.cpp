// train-variants: learns the romanisation model and writes its tables.
//
//     train-variants VARIANTS SCOWL OUT
//
// VARIANTS holds the attested spellings (sanctions-un, places-pk-af …), SCOWL
// Debian's word lists; the lists of our own come from the source tree. The tables
// are written to OUT. Everything is learned from: what judging holds back is left
// out by bench_variants, which learns anew. The same input gives the same bytes.
#include <exception>
#include <iostream>

#include "tools/train-variants/learning.hpp"
#include "tools/train-variants/tables.hpp"

namespace {

using namespace imla::train;

int write_tables(const Sources& sources, const std::filesystem::path& out) {
    const Lesson lesson(sources, nothing_held_back);
    write_english(out / "generated_english.cpp", sources.guard);
    write_lexicon(out / "generated_lexicon.cpp", lesson.readings());
    write_costs(out / "generated_costs.cpp", lesson.weights());
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) {
        std::cerr << "usage: train-variants VARIANTS SCOWL OUT\n";
        return 2;
    }
    return write_tables(Sources(argv[1], argv[2]), argv[3]);
} catch (const std::exception& e) {
    std::cerr << "train-variants: " << e.what() << '\n';
    return 2;
}
