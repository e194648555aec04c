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
#include "variants/lexicon.hpp"
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
    explicit Comparable(Readable word) : word_(std::move(word)), known_(known_of(word_)) {}

    /// Where what the other script has for the word may be filed: the keys that
    /// query_keys() has, and those of what is known to stand for it or to be stood for.
    std::vector<std::string> keys(Reach reach, const Vocabulary& vocabulary) {
        std::vector<std::string> keys = query_keys(word_.text, reach);
        const auto add = [&](std::string key) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(std::move(key));
        };
        for (const Known& known : known_) {
            if (word_.script == Script::arabic) {
                if (vocabulary.passages_with(known.word) > 0) add(index_keys(known.word).front());
            } else {
                for (std::string& key : script_keys(known.word)) add(std::move(key));
            }
        }
        return keys;
    }

    /// On the scale of limit(); infinite where the scripts cannot be compared.
    double distance(const Readable& other, Reach reach) {
        if (word_.script == Script::other || other.script == Script::other)
            return std::numeric_limits<double>::infinity();
        const bool arabic = word_.script == Script::arabic;
        if (arabic == (other.script == Script::arabic)) {
            if (!matcher_) matcher_.emplace(word_.text);
            return matcher_->distance(other.text, limit(reach));
        }
        const double most = script_limit(reach), known = surety(other);
        const double by_letters =
            script_distance(arabic ? word_.text : other.text, arabic ? other.text : word_.text,
                            known > 0 ? script_limit(Reach::wide) : most);
        const double d = known > 0 ? nearer(by_letters, known) : by_letters;
        return d * limit(reach) / most;
    }

  private:
    /// A word of the other script, and how surely the one stands for the other, 0–1.
    struct Known {
        std::string word;
        double surety;
    };

    static double surety(unsigned count, double total) {
        return is_usual(count, total) ? count / total * count / (count + 1.0) : 0;
    }

    static std::vector<Known> known_of(const Readable& word) {
        std::vector<Known> out;
        if (word.script == Script::arabic) {
            const std::string own = reading_form(word.text);
            for (const std::string_view spelling : spellings_of(own)) {
                const Readings readings = readings_of(spelling);
                for (const Reading& reading : readings)
                    if (reading.word == own)
                        out.push_back(
                            {std::string(spelling), surety(reading.count, total(readings))});
            }
        } else {
            const Readings readings = readings_of(word.text);
            for (const Reading& reading : readings)
                if (const double sure = surety(reading.count, total(readings)); sure > 0)
                    out.push_back({std::string(reading.word), sure});
        }
        return out;
    }

    double surety(const Readable& other) const {
        if (known_.empty()) return 0;
        const std::string text =
            word_.script == Script::arabic ? other.text : reading_form(other.text);
        for (const Known& known : known_)
            if (known.word == text) return known.surety;
        return 0;
    }

    /// What is known to be one name is as near as it is surely so, whatever the letters.
    static double nearer(double by_letters, double surety) {
        constexpr double farthest = 3.5, taken_off = 0.75;
        return std::min(by_letters, farthest) * (1 - taken_off * surety);
    }

    Readable word_;
    std::vector<Known> known_;
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
    for (const std::string& key : comparable.keys(reach, vocabulary)) {
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
