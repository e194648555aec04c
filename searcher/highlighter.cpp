#include "searcher/highlighter.hpp"

#include <algorithm>

#include "analysis/tokenizer.hpp"

namespace imla {
namespace {

/// Tokens without the joined ones, which stand beside their parts.
std::vector<Token> plain_tokens(std::string_view text) {
    std::vector<Token> tokens = tokenize(text);
    std::erase_if(tokens, [](const Token& token) { return token.joined; });
    return tokens;
}

bool row_at(const std::vector<Token>& tokens, std::size_t at,
            const std::vector<std::string>& terms) {
    return at + terms.size() <= tokens.size() &&
           std::equal(terms.begin(), terms.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                      [](const std::string& term, const Token& token) { return term == token.term; });
}

void add(std::vector<Match>& found, std::string_view text, std::size_t begin, std::size_t end,
         std::string_view query, How how, double distance) {
    found.push_back({begin, end, std::string(text.substr(begin, end - begin)), std::string(query),
                     how, distance});
}

/// Of overlapping matches the longer stays: a name rather than its parts.
std::vector<Match> without_overlaps(std::vector<Match> found) {
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

}  // namespace

bool holds_exactly(std::string_view text, const std::vector<std::string>& terms) {
    const std::vector<Token> tokens = plain_tokens(text);
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (row_at(tokens, at, terms)) return true;
    return false;
}

Highlighter::Highlighter(const std::vector<Wanted>& wanted, Stemmer& stemmer) : stemmer_(stemmer) {
    for (const Wanted& one : wanted) {
        if (one.prefix)
            prefixes_.emplace_back(one.words.front().term,
                                   Meaning{one.words.front().typed, How::prefix, 0});
        else if (!one.exact.empty())
            exact_.push_back(&one.exact);
        else if (one.words.size() == 1)
            add_word(one.words.front());
        else if (!one.words.empty())
            add_row(one.words);
        for (const ExpandedWord& other : one.others) add_word(other);
    }
    for (const auto& [word, meaning] : words_) beginnings_.add(word);
    for (const auto& [beginning, meaning] : prefixes_) beginnings_.add(beginning);
    for (const auto& [stem, meaning] : stems_) beginnings_.add(stem);
    if (!stems_.empty() && !stemmer_.keeps_beginning()) beginnings_.add_all();
}

// The first word that claims a spelling keeps it, unless another has it exactly.
void Highlighter::add_word(const ExpandedWord& word) {
    if (!word.term.empty()) words_[word.term] = {word.typed, How::exact, 0};
    if (!word.stem.empty()) stems_.try_emplace(word.stem, Meaning{word.typed, How::stem, 0});
    for (const Form& form : word.forms)
        words_.try_emplace(form.text, Meaning{word.typed, form.how, form.distance});
    add_names(word);
}

void Highlighter::add_row(const std::vector<ExpandedWord>& words) {
    Row row;
    for (const ExpandedWord& word : words) {
        Words spellings{{word.term, {word.typed, How::exact, 0}}};
        for (const Form& form : word.forms)
            spellings.try_emplace(form.text, Meaning{word.typed, form.how, form.distance});
        row.push_back(std::move(spellings));
        add_names(word);
    }
    rows_.push_back(std::move(row));
}

void Highlighter::add_names(const ExpandedWord& word) {
    for (const ExpandedName& name : word.names) {
        const Meaning meaning{word.typed, name.form.how, name.form.distance};
        Row row;
        for (const ExpandedWord& part : name.words) {
            Words spellings{{part.term, meaning}};
            for (const Form& form : part.forms) spellings.try_emplace(form.text, meaning);
            row.push_back(std::move(spellings));
        }
        rows_.push_back(std::move(row));
    }
}

const Highlighter::Meaning* Highlighter::meaning_of(const Token& token) const {
    if (!beginnings_.may_hold(token.term)) return nullptr;
    if (const auto found = words_.find(token.term); found != words_.end()) return &found->second;
    if (!stems_.empty())
        if (const auto found = stems_.find(std::string(stemmer_.stem(token.term)));
            found != stems_.end())
            return &found->second;
    for (const auto& [beginning, meaning] : prefixes_)
        if (token.term.starts_with(beginning)) return &meaning;
    return nullptr;
}

void Highlighter::mark_exact(const std::vector<Token>& tokens, std::string_view text,
                             std::vector<Match>& found) const {
    for (const std::vector<std::string>* terms : exact_)
        for (std::size_t at = 0; at < tokens.size(); ++at)
            if (row_at(tokens, at, *terms)) {
                const std::size_t begin = tokens[at].begin, end = tokens[at + terms->size() - 1].end;
                add(found, text, begin, end, text.substr(begin, end - begin), How::exact, 0);
            }
}

void Highlighter::mark_words(const std::vector<Token>& tokens, std::string_view text,
                             std::vector<Match>& found) const {
    for (const Token& token : tokens)
        if (const Meaning* meaning = meaning_of(token))
            add(found, text, token.begin, token.end, meaning->query, meaning->how, meaning->distance);
}

// Each word of a row stands one position after the one before; particles stand
// at the position of the word they lead to, and are passed over.
void Highlighter::mark_rows(const std::vector<Token>& tokens, std::string_view text,
                            std::vector<Match>& found) const {
    for (const Row& row : rows_) {
        for (std::size_t first = 0; first < tokens.size(); ++first) {
            if (tokens[first].particle || !row.front().contains(tokens[first].term)) continue;
            Meaning worst;
            std::string query;
            std::size_t at = first, matched = 0, end = 0;
            for (; at < tokens.size() && matched < row.size(); ++at) {
                if (tokens[at].particle) continue;
                const auto spelling = row[matched].find(tokens[at].term);
                if (spelling == row[matched].end()) break;
                const Meaning& meaning = spelling->second;
                if (meaning.how != How::exact && meaning.distance >= worst.distance) worst = meaning;
                if (!query.ends_with(meaning.query))
                    query += (query.empty() ? "" : " ") + std::string(meaning.query);
                end = tokens[at].end;
                ++matched;
            }
            if (matched == row.size())
                add(found, text, tokens[first].begin, end, query, worst.how, worst.distance);
        }
    }
}

std::vector<Match> Highlighter::matches(std::string_view text) const {
    const std::vector<Token> tokens = tokenize(text);
    std::vector<Match> found;
    mark_words(tokens, text, found);
    if (rows_.empty() && exact_.empty()) return without_overlaps(std::move(found));
    const std::vector<Token> plain = plain_tokens(text);
    mark_rows(plain, text, found);
    mark_exact(plain, text, found);
    return without_overlaps(std::move(found));
}

}  // namespace imla
