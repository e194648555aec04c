// The runs of a text that may be one name.
#include "variants/joins.hpp"

#include <algorithm>

#include "variants/english.hpp"
#include "variants/lexicon.hpp"
#include "variants/name_parts.hpp"

namespace imla {
namespace {

constexpr std::size_t most_words = 4;           // that hold positions, in a joined form
constexpr std::size_t longest_joined = 24;      // letters; nobody joins more
constexpr std::size_t longest_pair = 16;        // of a pair without a hyphen, one an element
constexpr std::size_t longest_short_pair = 10;  // of any other: Tora Bora, Landi Kotal

// The forms of tokens [first, last), if it may be a joined form.
bool add_form(std::vector<JoinedForm>& forms, const std::vector<Token>& tokens, std::size_t first,
              std::size_t last, bool is_query) {
    const std::size_t bytes_a_letter = tokens[first].script == Script::arabic ? 2 : 1;
    std::string form;
    std::size_t letters = 0, words = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Token& token = tokens[i];
        // In the index phrase_words() must tell the particles from the form alone.
        if (!is_query && token.particle != (is_particle_word(token.term) && i + 1 < last))
            return false;
        words += !token.particle;
        letters += token.term.size() / bytes_a_letter;
        if (!form.empty()) form += ' ';
        form += token.term;
    }
    if (words > most_words || letters > longest_joined || last - first < 2) return false;
    JoinedForm joined{std::move(form), {}, first, last};
    joined.joined = joined_spelling(joined.form);
    forms.push_back(std::move(joined));
    return true;
}

bool may_be_name(const Token& token) {
    if (token.term.size() < 2 || token.joined || token.script != Script::latin) return false;
    return std::none_of(token.term.begin(), token.term.end(),
                        [](char c) { return c >= '0' && c <= '9'; });
}

bool is_name_word(const Token& token) {
    return may_be_name(token) && !is_common_english(token.term);
}

// Is the pair a name even if one word is English too? Bait Ullah, Spin Boldak.
bool is_bound_pair(const Token& a, const Token& b) {
    return may_be_name(a) && may_be_name(b) &&
           (is_bound_last_element(b.term) || is_servant(a.term) || is_bound_first_element(a.term));
}

// Is token b, directly after a, tied to it by a hyphen or by a particle that
// belongs to both? A free article ties less: Ayman al-Zawahiri is two names.
bool ties(const Token& a, const Token& b, const Token* after_b, bool chain_is_servant) {
    if (b.hyphenated) return true;
    if (b.begin - a.end > 1) return false;
    if (a.particle) return true;
    if (!b.particle || !after_b) return false;
    if (b.term == "al" || b.term == "el")
        return chain_is_servant || after_b->term == "din" || after_b->term == "deen" ||
               after_b->term == "islam" || after_b->term == "haq" || after_b->term == "rahman" ||
               is_first_element(a.term);
    return true;
}

// The ends of runs that start at `first`: each place where a word ends that
// holds a position. Between hyphens alone no word may be English (the Inter of
// Inter-Services); a particle makes a name of any (the din of ud-Din).
std::vector<std::size_t> linked_ends(const std::vector<Token>& tokens, std::size_t first,
                                     bool capitals) {
    std::vector<std::size_t> ends;
    std::size_t words = 0;
    const auto is_tied = [&tokens](std::size_t i) {  // to the token before
        const Token& before = tokens[i - 1];
        const Token* after = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
        const bool servant = before.term.starts_with("abd") || before.term == "abu";
        return ties(before, tokens[i], after, servant);
    };
    if (first + 1 >= tokens.size() || !is_tied(first + 1)) return ends;  // as nearly always
    for (std::size_t i = first; i < tokens.size() && words < most_words; ++i) {
        const Token& token = tokens[i];
        if (token.joined || (i > first && !is_tied(i))) break;
        if (token.particle) continue;
        // A hyphen after a prefix ties nothing that anyone joins.
        if (!may_be_name(token) || (capitals && i > first && !token.capital) ||
            is_name_prefix(token.term))
            break;
        const bool article =
            is_article(token.term) && i + 1 < tokens.size() && tokens[i + 1].hyphenated;
        const bool has_particle = article || (i > first && tokens[i - 1].particle) ||
                                  (i + 1 < tokens.size() && tokens[i + 1].particle);
        if (!has_particle && is_common_english(token.term) &&
            !(i > first && is_bound_pair(tokens[i - 1], token)) &&
            !(i + 1 < tokens.size() && is_bound_pair(token, tokens[i + 1])))
            break;
        ++words;
        if (i > first) ends.push_back(i + 1);
    }
    return ends;
}

// Is the particle between two parts of one name: the ud of Seraj ud-Din, the al of Siraj al-Din?
bool is_inside(const std::vector<Token>& tokens, std::size_t particle) {
    if (particle == 0 || particle + 1 == tokens.size()) return false;
    const Token &before = tokens[particle - 1], &token = tokens[particle];
    return token.begin == before.end + 1 && is_name_word(before) &&
           (token.term[0] == 'u' || is_bound_last_element(tokens[particle + 1].term));
}

// A particle starts a name only where nothing ties it to a word before: al-Qaeda.
bool may_start(const std::vector<Token>& tokens, std::size_t first) {
    const Token& token = tokens[first];
    if (!token.particle) return may_be_name(token);
    return is_article(token.term) && !token.hyphenated && !is_inside(tokens, first);
}

// Do two words stand side by side with one space (or other byte) between?
bool is_loose_pair(const std::vector<Token>& tokens, std::size_t first) {
    if (first + 1 >= tokens.size()) return false;
    const Token &a = tokens[first], &b = tokens[first + 1];
    return !b.particle && !b.hyphenated && !b.joined && b.begin == a.end + 1;
}

bool is_arabic_name_word(const Token& token) {
    return token.script == Script::arabic && !token.joined && token.term.size() >= 4 &&
           std::none_of(token.term.begin(), token.term.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// In Arabic letters no capital tells a name, and any two nouns may stand in a row
// (the second with its article), so the index goes by the parts that names are made of,
// and by the names that others are known to write as one word: بے نظیر is Benazir.
bool is_arabic_pair(const std::vector<Token>& tokens, std::size_t first, bool is_query) {
    if (!is_loose_pair(tokens, first)) return false;
    const Token &a = tokens[first], &b = tokens[first + 1];
    if (!is_arabic_name_word(a) || !is_arabic_name_word(b)) return false;
    return is_query || is_arabic_first_element(a.term) || is_arabic_last_element(b.term) ||
           !spellings_of(reading_form(joined_spelling(a.term + ' ' + b.term))).empty();
}

}  // namespace

std::vector<JoinedForm> joined_forms(const std::vector<Token>& tokens) {
    std::vector<JoinedForm> forms;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        // Usama bin Laden: bin is no capital, and yet begins Binladen.
        if (is_arabic_pair(tokens, i, false)) add_form(forms, tokens, i, i + 2, false);
        const bool nasab = is_nasab(tokens[i].term);
        if (!may_start(tokens, i) || (!tokens[i].particle && !tokens[i].capital && !nasab))
            continue;
        const std::vector<std::size_t> ends = linked_ends(tokens, i, true);
        for (const std::size_t end : ends) add_form(forms, tokens, i, end, false);
        if (!ends.empty() || tokens[i].particle || !is_loose_pair(tokens, i)) continue;
        const Token &a = tokens[i], &b = tokens[i + 1];
        const std::size_t letters = a.term.size() + b.term.size();
        if (!b.capital || (letters > longest_pair && !has_article_run_on(a.term)) ||
            is_title(a.term) || is_title(b.term))
            continue;
        const bool shortish =
            letters <= longest_short_pair && a.term.size() > 2 && b.term.size() > 2;
        const bool element =
            is_last_element(b.term) || is_first_element(a.term) || has_article_run_on(a.term);
        if (is_bound_pair(a, b) || ((shortish || element) && is_name_word(a) && is_name_word(b)))
            add_form(forms, tokens, i, i + 2, false);
    }
    return forms;
}

std::vector<JoinedForm> joined_readings(const std::vector<Token>& tokens) {
    std::vector<JoinedForm> forms;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (is_arabic_pair(tokens, i, true)) add_form(forms, tokens, i, i + 2, true);
        if (!may_start(tokens, i)) continue;
        const std::vector<std::size_t> ends = linked_ends(tokens, i, false);
        for (const std::size_t end : ends) add_form(forms, tokens, i, end, true);
        if (tokens[i].particle || !is_loose_pair(tokens, i) ||
            (!ends.empty() && ends.front() == i + 2))
            continue;
        const Token &a = tokens[i], &b = tokens[i + 1];
        if (is_title(a.term) || is_title(b.term)) continue;  // nobody writes mullahomar
        if (is_bound_pair(a, b) || (is_name_word(a) && is_name_word(b)))
            add_form(forms, tokens, i, i + 2, true);
    }
    return forms;
}

}  // namespace imla
