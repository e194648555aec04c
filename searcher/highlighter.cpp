#include "searcher/highlighter.hpp"

#include <algorithm>

#include "analysis/tokenizer.hpp"

namespace imla {
Highlighter::Highlighter(const std::vector<Wanted>& wanted, Stemmer& stemmer) : stemmer_(stemmer) {
    for (const Wanted& one : wanted) {
        if (one.words.empty()) continue;
        if (one.prefix)
            prefixes_.emplace_back(one.words.front().term,
                                   Meaning{one.words.front().typed, How::prefix, 0});
        else if (one.words.size() == 1)
            add_word(one.words.front());
        else
            add_phrase(one);
    }
}

// The first word that claims a spelling keeps it, unless another has it exactly.
void Highlighter::add_word(const ExpandedWord& word) {
    words_[word.term] = {word.typed, How::exact, 0};
    if (!word.stem.empty()) stems_.try_emplace(word.stem, Meaning{word.typed, How::stem, 0});
    for (const Form& form : word.forms) {
        if (is_phrase(form))
            add_joined_form(word, form);
        else
            words_.try_emplace(form.text, Meaning{word.typed, form.how, form.distance});
    }
}

void Highlighter::add_phrase(const Wanted& phrase) {
    Sequence sequence;
    for (const ExpandedWord& word : phrase.words) {
        Words spellings{{word.term, {word.typed, How::exact, 0}}};
        for (const Form& form : word.forms)
            if (!is_phrase(form))
                spellings.try_emplace(form.text, Meaning{word.typed, form.how, form.distance});
        sequence.push_back(std::move(spellings));
    }
    sequences_.push_back(std::move(sequence));
}

void Highlighter::add_joined_form(const ExpandedWord& word, const Form& form) {
    Sequence sequence;
    for (const Token& token : tokenize(form.text, Capitals::query))
        if (!token.particle && !token.joined)
            sequence.push_back({{token.term, {word.typed, form.how, form.distance}}});
    if (!sequence.empty()) sequences_.push_back(std::move(sequence));
}

const Highlighter::Meaning* Highlighter::meaning_of(const Token& token) const {
    if (const auto found = words_.find(token.term); found != words_.end()) return &found->second;
    if (!stems_.empty())
        if (const auto found = stems_.find(std::string(stemmer_.stem(token.term)));
            found != stems_.end())
            return &found->second;
    for (const auto& [beginning, meaning] : prefixes_)
        if (token.term.starts_with(beginning)) return &meaning;
    return nullptr;
}

std::vector<Match> Highlighter::matches(std::string_view text) const {
    const std::vector<Token> tokens = tokenize(text);
    std::vector<Match> found;
    const auto add = [&](std::size_t begin, std::size_t end, std::string_view query, How how,
                         double distance) {
        found.push_back({begin, end, std::string(text.substr(begin, end - begin)),
                         std::string(query), how, distance});
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (const Meaning* meaning = meaning_of(tokens[i]))
            add(tokens[i].begin, tokens[i].end, meaning->query, meaning->how, meaning->distance);
        for (const Sequence& sequence : sequences_) {
            Meaning worst;
            std::string query;
            std::size_t at = i, matched = 0, end = 0;
            // The next word of the sequence stands one position on, wherever
            // particles and joined words put its token.
            while (at < tokens.size() && matched < sequence.size()) {
                const unsigned expected = tokens[i].position + static_cast<unsigned>(matched);
                if (tokens[at].position > expected) break;
                const auto spelling = sequence[matched].find(tokens[at].term);
                if (tokens[at].position == expected && spelling != sequence[matched].end()) {
                    const Meaning& meaning = spelling->second;
                    if (meaning.distance >= worst.distance && meaning.how != How::exact)
                        worst = meaning;
                    if (!query.ends_with(meaning.query))
                        query += (query.empty() ? "" : " ") + std::string(meaning.query);
                    end = tokens[at].end;
                    ++matched;
                } else if (matched == 0) {
                    break;
                }
                ++at;
            }
            if (matched == sequence.size()) add(tokens[i].begin, end, query, worst.how, worst.distance);
        }
    }
    // Of overlapping matches the longer stays: a name rather than its parts.
    std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Match> kept;
    for (Match& match : found) {
        if (!kept.empty() && match.begin < kept.back().end) {
            if (match.end - match.begin <= kept.back().end - kept.back().begin) continue;
            kept.pop_back();
        }
        kept.push_back(std::move(match));
    }
    return kept;
}

}  // namespace imla
