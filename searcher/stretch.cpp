#include "searcher/stretch.hpp"

#include <algorithm>

#include "analysis/tokenizer.hpp"
#include "variants/joins.hpp"

namespace imla {
namespace {

/// Of thousands of spellings that people taught for a word, those that occur: the engine's
/// time grows with the square of their number.
ExpandedWord bounded(ExpandedWord word) {
    constexpr std::size_t most_forms = 1000, most_names = 100;
    if (word.forms.size() > most_forms) {
        std::erase_if(word.forms, [](const Form& form) { return form.passages == 0; });
        if (word.forms.size() > most_forms) word.forms.resize(most_forms);
    }
    if (word.names.size() > most_names) {
        std::erase_if(word.names, [](const ExpandedName& name) { return name.form.passages == 0; });
        if (word.names.size() > most_names) word.names.resize(most_names);
    }
    return word;
}

}  // namespace

Stretch::Stretch(std::string text, bool beginnings) : text_(std::move(text)), beginnings_(beginnings) {
    tokens_ = tokenize(text_, Capitals::query);
    std::erase_if(tokens_, [](const Token& token) { return token.joined; });
    // Where every word has its capital, the first one's says something too: Sayed Hashimi.
    if (std::all_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.capital || t.particle; }))
        for (Token& token : tokens_) token.sentence_start = false;
    // Particles alone are what is looked for.
    if (std::all_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.particle; }))
        for (Token& token : tokens_) token.particle = false;
    std::size_t words = 0;
    for (const Token& token : tokens_) word_.push_back(token.particle ? words : words++);
}

std::string Stretch::typed(std::size_t first, std::size_t last) const {
    return text_.substr(tokens_[first].begin, tokens_[last - 1].end - tokens_[first].begin);
}

bool Stretch::is_beginning(const Token& token) const {
    if (!beginnings_ || token.end >= text_.size() || text_[token.end] != '*') return false;
    return std::none_of(tokens_.begin(), tokens_.end(),
                        [&](const Token& other) { return other.begin == token.end + 1; });
}

std::vector<ExpandedWord> Stretch::words(const Expander& expander, Dial dial, std::string_view field_prefix) const {
    constexpr std::size_t most_in_a_row = 200;   // each is read with its positions
    std::vector<ExpandedWord> words;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const Token& token = tokens_[i];
        if (token.particle) continue;
        if (is_beginning(token) && dial != Dial::exact) {
            ExpandedWord word = expander.plain_word(typed(i, i + 1) + '*', token.term, "");
            word.forms = expander.beginning_with(token.term, field_prefix, most_in_a_row);
            if (std::erase_if(word.forms, [&](const Form& form) { return form.text == token.term; }) == 0 &&
                !word.forms.empty())
                word.term.clear();
            words.push_back(std::move(word));
        } else {
            words.push_back(bounded(expander.word(token, typed(i, i + 1), dial)));
        }
    }
    return words;
}

std::vector<Replacement> Stretch::replacements(const Expander& expander, Dial dial) const {
    std::vector<Replacement> found;
    if (tokens_.size() < 2 || expander.reach_of(dial) == Reach::off) return found;
    const auto add = [&](std::size_t first, std::size_t last, ExpandedWord by) {
        if (by.forms.empty() && by.names.empty()) return;
        found.push_back({word_[first], word_[last - 1] + 1, bounded(std::move(by))});
    };
    for (const JoinedForm& run : joined_readings(tokens_)) {
        // A run that ends with a particle would take a word it does not hold.
        if (tokens_[run.last - 1].particle) continue;
        add(run.first, run.last,
            expander.name(run.form, phrase_words(run.form), typed(run.first, run.last), dial));
    }
    constexpr std::size_t longest_run = 8, most_tokens = 32;
    if (tokens_.size() > most_tokens) return found;
    for (std::size_t first = 0; first < tokens_.size(); ++first) {
        std::vector<std::string> words;
        for (std::size_t last = first; last < tokens_.size(); ++last) {
            if (tokens_[last].particle) continue;
            words.push_back(tokens_[last].term);
            if (words.size() < 2) continue;
            if (words.size() > longest_run) break;
            add(first, last + 1, expander.abbreviation(words, typed(first, last + 1), dial));
        }
    }
    return found;
}

}  // namespace imla
