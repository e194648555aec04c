#include "variants/forms.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "variants/english.hpp"
#include "variants/keys.hpp"
#include "variants/model.hpp"

namespace imla {

std::string_view name_of(How how) {
    switch (how) {
        case How::exact: return "exact";
        case How::stem: return "stem";
        case How::variant: return "variant";
        case How::joined: return "joined";
        case How::acronym: return "acronym";
        case How::script: return "script";
        case How::taught: return "taught";
        case How::prefix: return "prefix";
    }
    return "";
}

std::vector<Form> forms_of(std::string_view word, Reach reach, const Vocabulary& vocabulary,
                           bool even_english) {
    std::vector<Form> forms;
    if (reach == Reach::off || (is_common_english(word) && !even_english)) return forms;
    const Matcher matcher(word);
    const double most = limit(reach);
    std::unordered_set<std::string> seen{std::string(word)};
    for (const std::string& key : query_keys(word, reach)) {
        for (Vocabulary::Entry& entry : vocabulary.filed_under(key)) {
            if (!seen.insert(entry.form).second) continue;
            const double apart = matcher.distance(entry.form, most);
            if (apart <= most)
                forms.push_back({std::move(entry.form), How::variant, apart, entry.passages});
        }
    }
    std::sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
        return std::tie(a.distance, b.passages, a.text) < std::tie(b.distance, a.passages, b.text);
    });
    return forms;
}

}  // namespace imla
