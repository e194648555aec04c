// Words of other scripts that a collection holds for a word.
#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "analysis/transliterate.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"
#include "variants/model.hpp"
#include "variants/scripts.hpp"

namespace imla {
namespace {

// A word that every other script is compared with: Cyrillic as Latin.
struct Readable {
    Script script;
    std::string text;

    explicit Readable(std::string_view word) : script(script_of(word)), text(word) {
        if (script == Script::cyrillic) text = latin_of(word);
    }
};

// On the scale of limit(); infinite where the scripts cannot be compared.
double apart(const Readable& a, const Readable& b, Reach reach) {
    if (a.script == Script::other || b.script == Script::other)
        return std::numeric_limits<double>::infinity();
    const bool a_arabic = a.script == Script::arabic, b_arabic = b.script == Script::arabic;
    if (a_arabic == b_arabic) return distance(a.text, b.text, limit(reach));
    return (a_arabic ? script_distance(a.text, b.text) : script_distance(b.text, a.text)) *
           limit(reach) / script_limit(reach);
}

}  // namespace

std::vector<Form> script_forms_of(std::string_view word, Reach reach, const Vocabulary& vocabulary,
                                  std::size_t most) {
    std::vector<Form> forms;
    // Several words are compared as the one that others make of them.
    const auto as_one = [](std::string_view form) {
        return form.find(' ') == form.npos ? std::string(form) : joined_spelling(form);
    };
    const Readable own(as_one(word));
    if (reach == Reach::off || own.script == Script::other) return forms;
    std::unordered_set<std::string> seen{std::string(word)};
    for (const std::string& key : query_keys(own.text, reach)) {
        const Vocabulary::Entries filed = vocabulary.filed_under(key);
        for (const Vocabulary::Entry& entry : *filed) {
            if (entry.script == own.script || !seen.insert(entry.form).second) continue;
            // An article before one word is found without: القاعده is qaeda.
            if (entry.several && phrase_words(entry.form).size() < 2) continue;
            const double d = apart(own, Readable(as_one(entry.form)), reach);
            if (d <= limit(reach))
                forms.push_back({entry.form, How::script, d, entry.passages});
        }
    }
    std::sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
        return std::tie(a.distance, b.passages, a.text) < std::tie(b.distance, a.passages, b.text);
    });
    if (forms.size() > most) forms.resize(most);
    return forms;
}

}  // namespace imla
