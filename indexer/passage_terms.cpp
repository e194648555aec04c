#include "indexer/passage_terms.hpp"

#include <algorithm>

#include "analysis/tokenizer.hpp"
#include "indexer/signature.hpp"
#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "variants/acronyms.hpp"
#include "variants/keys.hpp"

namespace imla {
namespace {

constexpr unsigned title_frequency = 1;  // a word of the title or a heading, against one of the text

/// Calls `take` with the terms by which an acronym and what it stands for are found.
template <class Take>
void each_term_of(const Definition& definition, Take take) {
    constexpr std::size_t longest_long_form = 150;  // bytes; leaves room for key and acronym
    const std::string& long_form = definition.long_form;
    if (long_form.size() > longest_long_form) return;
    const auto take_short = [&](const std::string& term) {
        if (term.size() <= longest_engine_term) take(term);
    };
    take_short(acronym_term(definition.acronym, long_form));
    for (const std::string& key : index_keys(long_form.substr(0, long_form.find(' '))))
        take_short(long_form_term(key, long_form, definition.acronym));
}

}  // namespace

TermNumber PassageTerms::prefixed(std::string_view prefix, std::string_view value) {
    return sink_.number_of(term_.assign(prefix).append(value));
}

const PassageTerms::Word& PassageTerms::word(TermNumber number, std::string_view term) {
    if (number >= words_.size()) words_.resize(std::max<std::size_t>(number + 1, 2 * words_.size()));
    Word& word = words_[number];
    if (word.known) return word;
    const WordFacts& facts = book_.facts_of(term);
    word.known = true;
    word.common = facts.common;
    word.hash = stable_hash(term);
    word.has_stem = !facts.stem.empty();
    if (word.has_stem) word.stem = sink_.number_of(facts.stem);
    word.first_variant = static_cast<std::uint32_t>(variants_.size());
    word.variants = static_cast<std::uint16_t>(facts.variants.size());
    for (const std::string& variant : facts.variants) variants_.push_back(sink_.number_of(variant));
    return word;
}

// A term too long for the engine can be done without here and in the book:
// what it leads to is found by its words.
template <class Take>
void PassageTerms::each_joined(const std::vector<Token>& tokens, Take take) {
    if (!book_.has_variants()) return;
    for (const JoinedForm& name : joined_forms(tokens))
        if (name.form.size() <= longest_term)
            for (const std::string& key : index_keys(name.joined)) {
                const std::string term = variant_term(key, name.form);
                if (term.size() <= longest_engine_term) take(sink_.number_of(term));
            }
}

void PassageTerms::start_document(const Document& document) {
    document_ = &document;
    context_said_ = false;
}

std::string PassageTerms::add(std::string_view text, const std::vector<Token>& tokens,
                              const std::vector<std::string>& headings) {
    Signature signature;
    for (const Token& token : tokens) {
        const TermNumber number = sink_.number_of(token.term);
        const Word& facts = word(number, token.term);
        // A joined word is another reading of its parts: found, but it moves nothing.
        sink_.add(number, 1, token.position);
        if (facts.has_stem) sink_.add(facts.stem, 1, 0);
        if (!token.joined) signature.add(facts.hash);
        if (facts.common && (!token.capital || token.sentence_start)) continue;
        for (unsigned i = 0; i < facts.variants; ++i)
            sink_.add(variants_[facts.first_variant + i], 0, 0);
    }
    each_joined(tokens, [&](TermNumber term) { sink_.add(term, 0, 0); });
    for (const Definition& definition : acronym_definitions(text, tokens))
        each_term_of(definition, [&](const std::string& term) { sink_.add(sink_.number_of(term), 0, 0); });

    if (!context_said_ || headings != headings_) say_context(headings);
    for (const Occurrence& said : context_) sink_.add(said.term, said.frequency, said.position);
    return signature.bytes();
}

void PassageTerms::say_context(const std::vector<std::string>& headings) {
    context_.clear();
    unsigned position = 0;
    say_title(prefix_of("title"), document_->title, position);
    position = 0;
    for (const std::string& heading : headings) {
        say_title(prefix_of("heading"), heading, position);
        position += 100;  // so that no phrase runs from one heading into the next
    }
    say_field(prefix_of("author"), document_->author);
    say_field(prefix_of("source"), document_->source);
    // Every passage would hold the positions of the whole path, for phrases nobody asks for.
    for (const Token& token : tokenize(path_words(document_->path)))
        context_.push_back({prefixed(prefix_of("path"), token.term), 1, 0});
    say_exact(prefix_of("type"), document_->type);
    say_exact(prefix_of("language"), document_->language);
    headings_ = headings;
    context_said_ = true;
}

/// Words that are found without a field too, though not in phrases with the text.
void PassageTerms::say_title(std::string_view prefix, std::string_view text, unsigned& position) {
    const std::vector<Token> tokens = tokenize(text);
    for (const Token& token : tokens) {
        context_.push_back({prefixed(prefix, token.term), 1, position + token.position});
        const TermNumber number = sink_.number_of(token.term);
        const Word& facts = word(number, token.term);
        context_.push_back({number, title_frequency, 0});
        if (facts.has_stem) context_.push_back({facts.stem, title_frequency, 0});
        // Every word of a title may have its capital, so it says nothing here.
        if (facts.common) continue;
        for (unsigned i = 0; i < facts.variants; ++i)
            context_.push_back({variants_[facts.first_variant + i], 0, 0});
    }
    each_joined(tokens, [&](TermNumber term) { context_.push_back({term, 0, 0}); });
    if (!tokens.empty()) position += tokens.back().position;
}

void PassageTerms::say_field(std::string_view prefix, std::string_view text) {
    for (const Token& token : tokenize(text))
        context_.push_back({prefixed(prefix, token.term), 1, token.position});
}

void PassageTerms::say_exact(std::string_view prefix, std::string_view value) {
    const std::string folded = fold_word(value);
    if (!folded.empty()) context_.push_back({prefixed(prefix, folded), 0, 0});
}

double passage_length(const std::vector<Token>& tokens) {
    return static_cast<double>(std::count_if(tokens.begin(), tokens.end(),
                                             [](const Token& token) { return !token.joined; }));
}

}  // namespace imla
