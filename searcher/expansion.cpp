#include "searcher/expansion.hpp"

#include <algorithm>

#include "analysis/function_words.hpp"
#include "schema/terms.hpp"
#include "searcher/acronyms.hpp"
#include "variants/english.hpp"
#include "variants/joins.hpp"
#include "variants/model.hpp"

namespace imla {
namespace {

bool is_all_capitals(std::string_view typed) {
    return typed.size() > 1 && std::all_of(typed.begin(), typed.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

Expander::Expander(ExpansionPolicy policy, const Xapian::Database& database,
                   const IndexVocabulary& vocabulary, KnownForms& known, Stemmer& stemmer)
    : policy_(policy), database_(database), vocabulary_(vocabulary), known_(known), stemmer_(stemmer) {}

Reach Expander::reach_of(Dial dial) const {
    return dial == Dial::exact ? Reach::off : dial == Dial::wide ? Reach::wide : policy_.reach;
}

FormsWish Expander::wish_for(Dial dial) const {
    return {reach_of(dial), policy_.across_scripts, dial == Dial::wide, policy_.taught};
}

ExpandedWord Expander::plain_word(std::string typed, std::string term, std::string stem) const {
    ExpandedWord word;
    word.typed = std::move(typed);
    if (!term.empty()) word.passages = vocabulary_.passages_with(term);
    if (!stem.empty()) word.stem_terms = stem_terms(stem);
    word.all_passages = vocabulary_.passages();
    word.term = std::move(term);
    word.stem = std::move(stem);
    return word;
}

std::vector<Spelling> Expander::stem_terms(const std::string& stem) const {
    std::vector<Spelling> terms;
    const auto take = [&](std::string term) {
        const unsigned passages = vocabulary_.passages_with(term);
        if (passages > 0 || terms.empty()) terms.push_back({std::move(term), passages});
    };
    if (stands_for_stem(stem) && stemmer_.stem(stem) == stem) take(stem);
    take(stem_term(stem));
    if (terms.size() > 1 && terms.front().passages == 0) terms.erase(terms.begin());
    return terms;
}

ExpandedWord Expander::word(const Token& token, std::string typed, Dial dial) const {
    if (dial == Dial::exact) return plain_word(std::move(typed), token.term, "");
    const bool name = token.capital && policy_.capitals_tell && !is_common_english(token.term);
    std::string stem(stemmer_.stem(token.term));
    // A name has no endings: Abbas is not abba. Where the stem is the name itself it serves as well.
    if (name && !token.sentence_start && stem != token.term) stem.clear();
    const bool as_acronym = dial == Dial::inherit && is_all_capitals(typed);
    ExpandedWord word = plain_word(std::move(typed), token.term, std::move(stem));
    // "or" is no acronym of operations research unless it is written so.
    const bool shouted = token.capital && policy_.capitals_tell && !token.sentence_start;
    if (dial == Dial::inherit && !shouted && is_function_word(token.term)) return word;
    if (reach_of(dial) == Reach::off) return word;
    add_long_forms(word, dial);
    // What abbreviates words of the collection is no name that has other spellings: JUI is not Joe.
    if (!as_acronym || word.names.empty())
        sort_in(word, known_.of(token.term, wish_for(dial), vocabulary_));
    add_equivalents(word, token.term, dial);
    return word;
}

ExpandedWord Expander::name(const std::string& form, const std::vector<std::string>& words,
                            std::string typed, Dial dial) const {
    ExpandedWord name = plain_word(std::move(typed), "", "");
    if (reach_of(dial) == Reach::off) return name;
    std::vector<Form> forms = known_.of(form, wish_for(dial), vocabulary_);
    const double most = limit(reach_of(dial));
    // The same words in a row, each in some spelling, are found without this.
    std::erase_if(forms, [&](const Form& found) {
        const std::vector<std::string> parts = phrase_words(found.text);
        return parts.size() == words.size() &&
               std::equal(parts.begin(), parts.end(), words.begin(), [&](auto& a, auto& b) {
                   return distance(a, b, most) <= most;
               });
    });
    sort_in(name, std::move(forms));
    return name;
}

ExpandedWord Expander::abbreviation(const std::vector<std::string>& words, std::string typed,
                                    Dial dial) const {
    ExpandedWord name = plain_word(std::move(typed), "", "");
    if (reach_of(dial) == Reach::off) return name;
    for (AcronymEntry& entry : acronyms_for(words, reach_of(dial), vocabulary_)) {
        const unsigned passages = vocabulary_.passages_with(entry.acronym);
        const bool known = std::any_of(name.forms.begin(), name.forms.end(),
                                       [&](const Form& f) { return f.text == entry.acronym; });
        if (!known) name.forms.push_back({std::move(entry.acronym), How::acronym, 0, passages});
    }
    std::string form;
    for (const std::string& word : words) form += (form.empty() ? "" : " ") + word;
    add_equivalents(name, form, dial);
    if (policy_.taught)
        for (std::string& same : policy_.taught->same_as(form)) {
            const unsigned passages = vocabulary_.passages_with(same);
            sort_in(name, {{std::move(same), How::taught, 0, passages}});
        }
    return name;
}

std::vector<Form> Expander::beginning_with(const std::string& beginning, std::string_view field_prefix,
                                           std::size_t most) const {
    std::vector<Form> forms;
    const std::string prefix = std::string(field_prefix) + beginning;
    for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it)
        forms.push_back({(*it).substr(field_prefix.size()), How::prefix, 0, it.get_termfreq()});
    std::stable_sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) { return a.passages > b.passages; });
    if (forms.size() > most) forms.resize(most);
    return forms;
}

void Expander::sort_in(ExpandedWord& word, std::vector<Form> forms) const {
    for (Form& form : forms) {
        if (!is_phrase(form)) {
            word.forms.push_back(std::move(form));
            continue;
        }
        ExpandedName name{std::move(form), {}};
        if (name.form.how == How::taught)
            name.form.passages = vocabulary_.passages_with_phrase(phrase_words(name.form.text));
        for (std::string& part : phrase_words(name.form.text))
            name.words.push_back(plain_word(part, part, ""));
        if (!name.words.empty()) word.names.push_back(std::move(name));
    }
}

void Expander::add_long_forms(ExpandedWord& word, Dial dial) const {
    for (AcronymEntry& entry : long_forms_of(word.term, vocabulary_))
        word.names.push_back(
            spelled_out({std::move(entry.long_form), How::acronym, 0, entry.passages}, dial));
}

void Expander::add_equivalents(ExpandedWord& word, const std::string& form, Dial dial) const {
    if (!policy_.taught) return;
    for (std::string& equal : policy_.taught->equivalents(form)) {
        Form taught{std::move(equal), How::taught, 0, 0};
        if (is_phrase(taught)) {
            taught.passages = vocabulary_.passages_with_phrase(phrase_words(taught.text));
            word.names.push_back(spelled_out(std::move(taught), dial));
        } else {
            taught.passages = vocabulary_.passages_with(taught.text);
            word.forms.push_back(std::move(taught));
        }
    }
}

/// A long form, each of its words in any spelling.
ExpandedName Expander::spelled_out(Form form, Dial dial) const {
    ExpandedName name{std::move(form), {}};
    for (std::string& part : phrase_words(name.form.text)) {
        ExpandedWord word = plain_word(part, part, "");
        for (Form& spelling : known_.of(part, wish_for(dial), vocabulary_))
            if (!is_phrase(spelling)) word.forms.push_back(std::move(spelling));
        name.words.push_back(std::move(word));
    }
    return name;
}

}  // namespace imla
