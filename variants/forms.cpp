#include "variants/forms.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_set>

#include "analysis/transliterate.hpp"
#include "variants/english.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"
#include "variants/model.hpp"
#include "variants/scripts.hpp"

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

namespace {

/// Judges candidates against one name, each by the model that fits the two.
class Judge {
  public:
    Judge(std::string_view name, const FormsWish& wish)
        : name_(name),
          wish_(wish),
          script_(script_of(name)),
          several_words_(name.find(' ') != std::string_view::npos),
          other_spellings_(lookup_spellings(name).size() > 1),
          most_(limit(wish.reach)),
          matcher_(name) {}

    /// How `form` stands for the name, or nothing where it does not.
    std::optional<Form> verdict(Vocabulary::Entry&& entry) const {
        if (wish_.taught && wish_.taught->is_different(name_, entry.form)) return std::nullopt;
        auto [how, apart] = measured(entry.form);
        if (apart > most_) return std::nullopt;
        return Form{std::move(entry.form), how, apart, entry.passages};
    }

  private:
    struct Measure {
        How how;
        double distance;
    };

    Measure measured(const std::string& form) const {
        const Script other = script_of(form);
        if (other != script_) {
            if (!wish_.across_scripts) return {How::script, infinite};
            return {How::script, across_scripts(form, other)};
        }
        if (several_words_ || form.find(' ') != std::string::npos)
            return {How::joined, joined_distance(name_, form)};
        const double apart = matcher_.distance(form, most_);
        if (apart <= most_ || !other_spellings_) return {How::variant, apart};
        return {How::joined, joined_distance(name_, form)};
    }

    /// On the scale of limit(), whatever the script.
    double across_scripts(const std::string& form, Script other) const {
        const std::string without_spaces_name = joined(name_), without_spaces = joined(form);
        if (script_ == Script::arabic && other == Script::latin)
            return scaled(script_distance(without_spaces_name, without_spaces));
        if (script_ == Script::latin && other == Script::arabic)
            return scaled(script_distance(without_spaces, without_spaces_name));
        if (script_ == Script::cyrillic || other == Script::cyrillic)
            return distance(latin_of(without_spaces_name), latin_of(without_spaces));
        return infinite;
    }

    double scaled(double apart) const { return apart * most_ / script_limit(wish_.reach); }

    static std::string joined(std::string_view form) {
        return form.find(' ') == std::string_view::npos ? std::string(form) : joined_spelling(form);
    }

    static constexpr double infinite = std::numeric_limits<double>::infinity();
    std::string_view name_;
    const FormsWish& wish_;
    Script script_;
    bool several_words_, other_spellings_;
    double most_;
    Matcher matcher_;
};

void add_taught(std::string_view name, const FormsWish& wish, const Vocabulary& vocabulary,
                std::vector<Form>& forms) {
    if (!wish.taught) return;
    for (std::string& same : wish.taught->same_as(name)) {
        std::erase_if(forms, [&](const Form& form) { return form.text == same; });
        const unsigned passages =
            same.find(' ') == std::string::npos ? vocabulary.passages_with(same) : 0;
        forms.push_back({std::move(same), How::taught, 0, passages});
    }
}

}  // namespace

std::vector<Form> forms_of(std::string_view name, const FormsWish& wish,
                           const Vocabulary& vocabulary) {
    std::vector<Form> forms;
    if (wish.reach == Reach::off) return forms;
    if (wish.even_english || !is_common_english(name)) {
        const Judge judge(name, wish);
        std::unordered_set<std::string> seen{std::string(name)};
        for (const std::string& spelling : lookup_spellings(name))
            for (const std::string& key : query_keys(spelling, wish.reach))
                for (Vocabulary::Entry& entry : vocabulary.filed_under(key))
                    if (seen.insert(entry.form).second)
                        if (std::optional<Form> form = judge.verdict(std::move(entry)))
                            forms.push_back(std::move(*form));
    }
    add_taught(name, wish, vocabulary, forms);
    std::sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
        return std::tie(a.distance, b.passages, a.text) < std::tie(b.distance, a.passages, b.text);
    });
    return forms;
}

}  // namespace imla
