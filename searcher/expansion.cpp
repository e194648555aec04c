#include "searcher/expansion.hpp"

#include "variants/english.hpp"

namespace imla {

ExpandedWord expand(const Token& token, std::string_view typed, Dial dial, ExpansionPolicy policy,
                    const Vocabulary& vocabulary, Stemmer& stemmer) {
    ExpandedWord word{std::string(typed), token.term, "", {}};
    if (dial == Dial::exact) return word;
    const bool name = token.capital && policy.capitals_tell && !is_common_english(token.term);
    if (!name) word.stem = stemmer.stem(token.term);
    const Reach reach = dial == Dial::wide ? Reach::wide : policy.reach;
    word.forms = forms_of(token.term, {reach, policy.across_scripts, dial == Dial::wide}, vocabulary);
    return word;
}

}  // namespace imla
