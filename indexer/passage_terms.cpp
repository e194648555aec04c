#include "indexer/passage_terms.hpp"

#include <algorithm>
#include <string>

#include "analysis/tokenizer.hpp"
#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "variants/acronyms.hpp"
#include "variants/english.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"

namespace imla {
namespace {

constexpr double title_tf = 1;  // a word of the title or a heading, against one of the text

// One occurrence of a term. They are gathered in any order and sorted once,
// which costs less than a map.
struct Occurrence {
    std::string term;
    double tf;
    unsigned position;  // 0: none
};

std::size_t letters(std::string_view term) {
    return static_cast<std::size_t>(std::count_if(term.begin(), term.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

bool has_digit(std::string_view term) {
    return std::any_of(term.begin(), term.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Gathering {
  public:
    explicit Gathering(Stemmer& stemmer) : stemmer_(stemmer) {}

    void words(const std::vector<Token>& tokens) {
        occurrences_.reserve(tokens.size() * 3);
        for (const Token& token : tokens) {
            const bool common = is_common_english(token.term);
            // A joined word is another reading of its parts: found, but it moves nothing.
            add(prefix_of("text"), token.term, 1, token.position);
            stem(token.term, 1);
            if (!common || (token.capital && !token.sentence_start)) variant(token.term);
        }
    }

    void joined(const std::vector<Token>& tokens) {
        for (const JoinedForm& name : joined_forms(tokens))
            if (name.form.size() <= longest_term)
                for (const std::string& key : index_keys(name.joined))
                    boolean(variant_term(key, name.form));
    }

    void defined(const Definition& definition) {
        constexpr std::size_t longest_long_form = 150;  // bytes; leaves room for key and acronym
        const std::string& long_form = definition.long_form;
        if (long_form.size() > longest_long_form) return;
        boolean(acronym_term(definition.acronym, long_form));
        for (const std::string& key : index_keys(long_form.substr(0, long_form.find(' '))))
            boolean(long_form_term(key, long_form, definition.acronym));
    }

    /// Words that are found without a field too, though not in phrases with the text.
    void title(std::string_view prefix, std::string_view text, unsigned& position) {
        const std::vector<Token> tokens = tokenize(text);
        for (const Token& token : tokens) {
            const bool common = is_common_english(token.term);
            add(prefix, token.term, 1, position + token.position);
            add(prefix_of("text"), token.term, title_tf, 0);
            stem(token.term, title_tf);
            // Every word of a title may have its capital, so it says nothing here.
            if (!common) variant(token.term);
        }
        joined(tokens);
        if (!tokens.empty()) position += tokens.back().position;
    }

    void field(std::string_view prefix, std::string_view text) {
        for (const Token& token : tokenize(text)) add(prefix, token.term, 1, token.position);
    }

    void exact(std::string_view prefix, std::string_view value) {
        std::string folded = fold_word(value);
        if (!folded.empty()) add(prefix, folded, 0, 0);
    }

    std::vector<TermEntry> entries(double length, double average_length) {
        std::sort(occurrences_.begin(), occurrences_.end(),
                  [](const Occurrence& a, const Occurrence& b) {
                      const int order = a.term.compare(b.term);
                      return order != 0 ? order < 0 : a.position < b.position;
                  });
        std::vector<TermEntry> entries;
        entries.reserve(occurrences_.size());
        for (auto first = occurrences_.begin(); first != occurrences_.end();) {
            TermEntry entry;
            double tf = 0;
            auto next = first;
            for (; next != occurrences_.end() && next->term == first->term; ++next) {
                tf += next->tf;
                if (next->position != 0 && (entry.positions.empty() ||
                                            entry.positions.back() != next->position))
                    entry.positions.push_back(next->position);
            }
            entry.wdf = impact(tf, length, average_length);
            entry.term = std::move(first->term);
            entries.push_back(std::move(entry));
            first = next;
        }
        return entries;
    }

  private:
    void add(std::string_view prefix, std::string_view value, double tf, unsigned position) {
        std::string term;
        term.reserve(prefix.size() + value.size());
        occurrences_.push_back({std::move(term.append(prefix).append(value)), tf, position});
    }

    void stem(std::string_view term, double tf) {
        add(prefix_of("stem"), stemmer_.stem(term), tf, 0);
    }

    void variant(std::string_view term) {
        const std::size_t size = letters(term);
        if (size < 2 || size > 24 || has_digit(term)) return;
        for (const std::string& key : index_keys(term)) boolean(variant_term(key, term));
    }

    // A term too long for the engine can be done without here: what it leads to
    // is found by its words.
    void boolean(std::string term) {
        if (term.size() <= longest_engine_term) occurrences_.push_back({std::move(term), 0, 0});
    }

    Stemmer& stemmer_;
    std::vector<Occurrence> occurrences_;
};

}  // namespace

double passage_length(const std::vector<Token>& tokens) {
    return static_cast<double>(std::count_if(tokens.begin(), tokens.end(),
                                             [](const Token& token) { return !token.joined; }));
}

std::string path_words(std::string_view path) {
    std::string words(path);
    for (char& c : words)
        if (c == '/' || c == '.' || c == '_' || c == '-') c = ' ';
    return words;
}

std::vector<TermEntry> passage_terms(std::string_view text, const std::vector<Token>& tokens,
                                     const PassageContext& context, Stemmer& stemmer) {
    const Document& document = context.document;
    Gathering gathering(stemmer);
    gathering.words(tokens);
    gathering.joined(tokens);
    for (const Definition& definition : acronym_definitions(text, tokens))
        gathering.defined(definition);
    unsigned position = 0;
    gathering.title(prefix_of("title"), document.title, position);
    position = 0;
    for (const std::string& heading : context.headings) {
        gathering.title(prefix_of("heading"), heading, position);
        position += 100;  // so that no phrase runs from one heading into the next
    }
    gathering.field(prefix_of("author"), document.author);
    gathering.field(prefix_of("source"), document.source);
    gathering.field(prefix_of("path"), path_words(document.path));
    gathering.exact(prefix_of("type"), document.type);
    gathering.exact(prefix_of("language"), document.language);
    return gathering.entries(passage_length(tokens), context.average_length);
}

}  // namespace imla
