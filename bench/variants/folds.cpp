#include "bench/variants/folds.hpp"

#include <set>
#include <string>

#include "bench/variants/curves.hpp"
#include "tools/train-variants/expectation.hpp"
#include "tools/train-variants/learning.hpp"

namespace imla::bench {
namespace {

using namespace train;

constexpr unsigned folds = 3;

unsigned fold_of(const std::string& entity) {
    std::uint32_t hash = 0x811c9dc5U;  // FNV-1a, backwards: unlike that of the split itself
    for (std::size_t i = entity.size(); i-- > 0;)
        hash = (hash ^ static_cast<unsigned char>(entity[i])) * 0x01000193U;
    return (hash >> 8) % folds;
}

}  // namespace

void print_folds(const std::filesystem::path& variants, const std::filesystem::path& scowl,
                 const std::filesystem::path& loanwords, const std::filesystem::path& struck_file,
                 const std::vector<Words>& look_alikes) {
    const std::set<Words> struck = listed_pairs(struck_file);
    std::set<std::string> guard = scowl_words(scowl, 35);
    const std::set<std::string> exempt = listed_words(loanwords);
    for (const std::string& word : exempt) guard.erase(word);
    std::vector<std::string> english;
    for (const std::string& word : scowl_words(scowl, 50))
        if (!guard.contains(word) && !exempt.contains(word)) english.push_back(word);

    Distances of_model, of_trial;
    for (unsigned fold = 0; fold < folds; ++fold) {
        const auto is_asked = [&](Source source, const std::string& entity) {
            return (source == Source::sanctions || source == Source::actors) &&
                   !is_held_back(source, entity) && fold_of(entity) == fold;
        };
        const Split split = [&](Source source, const std::string& entity) {
            return is_held_back(source, entity) || is_asked(source, entity);
        };
        const Attested data = attested(variants, struck, split);
        const ReadingList readings(variants, data.seen, split);
        const Evidence evidence(data, guard, english, readings);
        const Weights weights = learned_weights(evidence);
        const Model model{weights.costs(), weights.facts, weights.english,
                          [&](std::string_view w) { return readings.readings_of(std::string(w)); }};
        const Costs plain = first_weights(learned_edits(evidence.examples(), 8, 2.0)).costs();

        Asked asked{{}, {data.list_tokens.begin(), data.list_tokens.end()}, english, look_alikes};
        for (const Pair& p : data.held_back)
            if (is_asked(p.source, p.entity) && !struck.contains({p.a, p.b}))
                asked.pairs.push_back({p.a, p.b});
        of_model.add(distances(by_model(model), asked, 11));
        of_trial.add(distances(by_transducer(plain), asked, 2.5));
    }
    print_curve("the model, cross-validated", of_model);
    print_curve("the first trial, cross-validated", of_trial);
}

}  // namespace imla::bench
