#include "variants/model.hpp"

#include <algorithm>
#include <limits>

#include "variants/costs.hpp"
#include "variants/english.hpp"
#include "variants/generated_costs.hpp"

namespace imla {
namespace {

constexpr double far = std::numeric_limits<double>::infinity();

const Costs& shipped_costs() {
    static const Costs costs(generated::edits, generated::edit_count, generated::unlearned,
                             generated::by_place, generated::by_length);
    return costs;
}

}  // namespace

double limit(Reach reach) {
    switch (reach) {
        case Reach::off:
            return -1;
        case Reach::careful:
            return 5.4;
        case Reach::wide:
            return 6.3;
    }
    return -1;
}

double with_kinship(double cost, const Kinship& kin, const KinshipCosts& costs) {
    const double against =
        kin.different * costs.different + kin.sure_different * costs.sure_different;
    const double for_it = kin.same * costs.same + kin.sure_same * costs.sure_same;
    return std::max(cost + against + std::max(for_it, -most_bonus), cost * least_share);
}

Matcher::Matcher(std::string_view query)
    : query_(query),
      aligner_(shipped_costs(), query),
      readings_(readings_of(query)),
      english_(is_common_english(query)) {}

double Matcher::distance(std::string_view form, double most) const {
    if (form == query_) return 0;
    // Kinship can bring a form nearer, so the letters alone are allowed a little more.
    const double allowed = readings_.empty() ? most : most + most_bonus;
    const double cost = aligner_.cheapest(form, static_cast<float>(allowed));
    if (!(cost < far)) return far;
    const double apart =
        readings_.empty()
            ? cost
            : with_kinship(cost, kinship(readings_, readings_of(form)), generated::kinship_costs);
    // Looked up last, because few candidates come this far.
    return apart > most || (english_ && is_common_english(form)) ? far : apart;
}

double distance(std::string_view a, std::string_view b) {
    return Matcher(a).distance(b, far);
}

}  // namespace imla
