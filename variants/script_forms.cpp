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

/// A word that is compared with many.
class Comparable {
  public:
    explicit Comparable(Readable word) : word_(std::move(word)) {}

    /// On the scale of limit(); infinite where the scripts cannot be compared.
    double distance(const Readable& other, Reach reach) {
        if (word_.script == Script::other || other.script == Script::other)
            return std::numeric_limits<double>::infinity();
        const bool arabic = word_.script == Script::arabic;
        if (arabic == (other.script == Script::arabic)) {
            if (!matcher_) matcher_.emplace(word_.text);
            return matcher_->distance(other.text, limit(reach));
        }
        const double most = script_limit(reach);
        return (arabic ? script_distance(word_.text, other.text, most)
                       : script_distance(other.text, word_.text, most)) *
               limit(reach) / most;
    }

  private:
    Readable word_;
    std::optional<Matcher> matcher_;  // made when first needed
};

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
    Comparable comparable(own);
    std::unordered_set<std::string> seen{std::string(word)};
    for (const std::string& key : query_keys(own.text, reach)) {
        const Vocabulary::Entries filed = vocabulary.filed_under(key);
        for (const Vocabulary::Entry& entry : *filed) {
            if (entry.script == own.script || !seen.insert(entry.form).second) continue;
            // An article before one word is found without: القاعده is qaeda.
            if (entry.several && phrase_words(entry.form).size() < 2) continue;
            const double d = comparable.distance(Readable(as_one(entry.form)), reach);
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
