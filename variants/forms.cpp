#include "variants/forms.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "variants/edits.hpp"
#include "variants/english.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"
#include "variants/lexicon.hpp"
#include "variants/model.hpp"
#include "variants/name_parts.hpp"
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

bool is_several_words(std::string_view form) { return form.find(' ') != std::string_view::npos; }

/// Two letters are too little to tell a name by (UN is not "in"), and Latin
/// letters without a vowel abbreviate: TTP is not TPP.
bool has_no_variants(std::string_view name, Script script) {
    const auto is_read_as_vowel = [](char c) { return is_vowel(c) || c == 'y'; };
    return name.size() < 3 ||
           (script == Script::latin && std::none_of(name.begin(), name.end(), is_read_as_vowel));
}

/// Few forms have one, and a vocabulary may hold a hundred thousand.
std::shared_ptr<const std::string> shared_unless_empty(std::string text) {
    return text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text));
}

}  // namespace

Vocabulary::Entry::Entry(std::string text, unsigned count)
    : form(std::move(text)),
      joined(shared_unless_empty(other_joined_spelling(form))),
      passages(count),
      script(script_of(form)),
      several(is_several_words(form)),
      may_vary(!has_no_variants(form, script)) {}

namespace {

/// Reads each key of a vocabulary once, however many ask for it.
class Remembered : public Vocabulary {
  public:
    explicit Remembered(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
    Entries filed_under(std::string_view key) const override {
        const auto [found, unread] = entries_.try_emplace(std::string(key));
        if (unread) found->second = vocabulary_.filed_under(key);
        return found->second;
    }
    unsigned passages_with(std::string_view word) const override {
        return vocabulary_.passages_with(word);
    }

  private:
    const Vocabulary& vocabulary_;
    mutable std::unordered_map<std::string, Entries> entries_;
};

/// "Said" is a name where it has its capital as a rule, not once in a while: a
/// search for it finds every "said". `form` counts the passages that file it as a name.
bool is_mostly_a_word(const Form& form, const Vocabulary& vocabulary) {
    return is_common_english(form.text) &&
           3 * form.passages < 2 * vocabulary.passages_with(form.text);
}

/// One word by the model alone.
std::vector<Form> forms_of_one_word(std::string_view word, Reach reach, const Vocabulary& vocabulary,
                               const Matcher& matcher) {
    std::vector<Form> forms;
    const Script script = script_of(word);
    const double most = limit(reach);
    constexpr double written_otherwise = 0.5;  // in Arabic letters: قذافی and القذافی
    const std::string plain = script == Script::arabic ? reading_form(word) : std::string();
    std::vector<std::string> keys = query_keys(word, reach);
    for (const Matcher::Sure& sure : matcher.surely_same()) {
        std::string key = index_keys(sure.word).front();
        if (sure.distance <= most && std::find(keys.begin(), keys.end(), key) == keys.end() &&
            vocabulary.passages_with(sure.word) > 0)
            keys.push_back(std::move(key));
    }
    for (const std::string& key : keys) {
        const Vocabulary::Entries filed = vocabulary.filed_under(key);
        for (const Vocabulary::Entry& entry : *filed) {
            if (entry.several || entry.script != script || !entry.may_vary || entry.form == word)
                continue;
            // An article, a doubled letter or one of two that sound alike makes no other word.
            const bool alike = !plain.empty() && reading_form(entry.form) == plain;
            const double apart = alike ? written_otherwise : matcher.distance(entry.form, most);
            if (apart <= most)
                forms.push_back({entry.form, How::variant, apart, entry.passages});
        }
    }
    return forms;
}

void add_taught(std::string_view name, const Taught& taught, const Vocabulary& vocabulary,
                std::vector<Form>& forms) {
    std::vector<std::string> same = taught.same_as(name);  // ascending
    std::erase_if(forms, [&](const Form& form) {
        return taught.is_different(name, form.text) || std::ranges::binary_search(same, form.text);
    });
    for (std::string& form : same) {
        const unsigned passages = is_several_words(form) ? 0 : vocabulary.passages_with(form);
        forms.push_back({std::move(form), How::taught, 0, passages});
    }
}

/// Nearest first, each form once.
void put_in_order(std::vector<Form>& forms) {
    std::stable_sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
        return std::tie(a.distance, b.passages, a.text) < std::tie(b.distance, a.passages, b.text);
    });
    std::unordered_set<std::string_view> seen;
    std::vector<Form> once;
    for (const Form& form : forms)
        if (seen.insert(form.text).second) once.push_back(form);
    forms = std::move(once);
}

}  // namespace

std::vector<Form> forms_of(std::string_view name, const FormsWish& wish,
                           const Vocabulary& vocabulary) {
    std::vector<Form> forms;
    if (wish.reach == Reach::off) return forms;
    const bool varies = wish.even_english || !is_common_english(name);
    if (!has_no_variants(name, script_of(name)) && (varies || is_nasab(name))) {
        const Remembered remembered(vocabulary);
        const auto add = [&](std::vector<Form> more) {
            std::move(more.begin(), more.end(), std::back_inserter(forms));
        };
        std::optional<Matcher> matcher;
        if (varies && !is_several_words(name)) {
            matcher.emplace(name);
            add(forms_of_one_word(name, wish.reach, remembered, *matcher));
        }
        if (varies) add(joined_forms_of(name, wish.reach, remembered, matcher ? &*matcher : nullptr));
        if (wish.across_scripts) add(script_forms_of(name, wish.reach, remembered));
        std::erase_if(forms, [&](const Form& form) { return is_mostly_a_word(form, vocabulary); });
    }
    if (wish.taught) add_taught(name, *wish.taught, vocabulary, forms);
    put_in_order(forms);
    return forms;
}

}  // namespace imla
