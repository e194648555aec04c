#include "bench/variants/folds.hpp"

#include <string>

#include "bench/variants/curves.hpp"
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

void print_folds(const Sources& sources, const std::vector<Words>& look_alikes) {
    Distances of_model, of_trial;
    for (unsigned fold = 0; fold < folds; ++fold) {
        const auto is_asked = [&](Source source, const std::string& entity) {
            return (source == Source::sanctions || source == Source::actors) &&
                   !is_held_back(source, entity) && fold_of(entity) == fold;
        };
        const Lesson lesson(sources, [&](Source source, const std::string& entity) {
            return is_held_back(source, entity) || is_asked(source, entity);
        });
        const Model model = lesson.model(lesson.weights());
        const Costs plain = lesson.transducer();

        const Attested& data = lesson.attested();
        Asked asked{
            {}, {data.list_tokens.begin(), data.list_tokens.end()}, sources.english, look_alikes};
        for (const Pair& p : data.held_back)
            if (is_asked(p.source, p.entity) && !sources.struck.contains({p.a, p.b}))
                asked.pairs.push_back({p.a, p.b});
        of_model.add(distances(by_model(model), asked, 6));
        of_trial.add(distances(by_transducer(plain), asked, 2.5));
    }
    print_curve("the model, cross-validated", of_model);
    print_curve("the first trial, cross-validated", of_trial);
}

}  // namespace imla::bench
