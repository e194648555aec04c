#include "searcher/known_forms.hpp"

namespace imla {
namespace {

constexpr std::size_t most_kept = 4000;  // about 2 MB

}  // namespace

std::vector<Form> KnownForms::of(const std::string& name, const FormsWish& wish,
                                 const Vocabulary& vocabulary) {
    std::string asked = name;
    asked += '\n';  // no name holds one
    asked += static_cast<char>('0' + static_cast<int>(wish.reach));
    asked += wish.across_scripts ? 's' : '-';
    asked += wish.even_english ? 'e' : '-';
    if (const auto known = forms_.find(asked); known != forms_.end()) return known->second;
    if (forms_.size() == most_kept) forms_.clear();
    return forms_[asked] = forms_of(name, wish, vocabulary);
}

}  // namespace imla
