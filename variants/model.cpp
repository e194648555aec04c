#include "variants/model.hpp"

#include <limits>

#include "variants/costs.hpp"
#include "variants/english.hpp"
#include "variants/generated_costs.hpp"

namespace imla {
namespace {

const Costs& shipped_costs() {
    static const Costs costs(generated::edits, generated::edit_count, generated::unlearned,
                             generated::by_place, generated::by_length);
    return costs;
}

}  // namespace

double limit(Reach reach) {
    switch (reach) {
        case Reach::off: return -1;
        case Reach::careful: return 4.2;
        case Reach::wide: return 5.2;
    }
    return -1;
}

Matcher::Matcher(std::string_view query) : query_(query), english_(is_common_english(query)) {}

double Matcher::distance(std::string_view form, double most) const {
    if (form == query_) return 0;
    const float apart = cheapest(shipped_costs(), query_, form, static_cast<float>(most));
    constexpr double far = std::numeric_limits<double>::infinity();
    // Looked up last, because few candidates come this far.
    return apart < far && english_ && is_common_english(form) ? far : apart;
}

double distance(std::string_view a, std::string_view b) {
    return Matcher(a).distance(b, std::numeric_limits<double>::infinity());
}

}  // namespace imla
