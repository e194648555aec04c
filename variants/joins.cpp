#include "variants/joins.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "variants/english.hpp"
#include "variants/model.hpp"

namespace imla {
namespace {

// All lists are sorted, for binary search.
template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
}

// The Arabic article as names carry it, assimilated or not.
constexpr auto articles = std::to_array<std::string_view>(
    {"ad", "al", "an",  "ar", "as", "ash", "at", "az", "ed", "el", "en", "er", "es", "esh", "et", "ez", "il",
     "od", "ol", "os", "ud", "ul", "un", "ur", "us",  "ush", "ut", "uz"});
constexpr auto izafats = std::to_array<std::string_view>({"e", "i", "o", "u", "y", "ye", "yi"});

// Abd with its article run on: the name that it serves follows.
constexpr auto servants = std::to_array<std::string_view>(
    {"abdal", "abdel", "abdil", "abdol", "abdoul", "abdul", "abdur", "abdus", "abdush", "abduz"});

// First and last parts of names that writers join or split, from names that the
// lists of places, actors and sanctions hold both ways.
constexpr auto first_elements = std::to_array<std::string_view>(
    {"abd",   "abdal", "abdel", "abdol", "abdoul", "abdul", "abdur", "abdus", "abu",   "badr",   "baitul", "bin",
     "dar",   "darul", "fazal", "fazl",  "ghulam", "gul",   "ibn",   "jalal", "khair", "khwaja", "mir",    "miran",
     "noor",  "nour",  "nur",   "qamar", "saif",   "sayf",  "shah",  "shams", "sher",  "siraj",  "surkh",  "umm",
     "zia"});
constexpr auto last_elements = std::to_array<std::string_view>(
    {"abad", "allah", "baba", "bagh",   "baig",  "bakr",  "beg",  "dad",   "dara", "darra", "deen", "din",
     "ganj", "garh",  "ghar", "jan",    "kala",  "kalay", "khel", "khelah", "kheyl", "koh", "kot",  "nagar",
     "nawaz", "pindi", "pur",  "pura",  "qala",  "qol",   "sang", "shah",  "sher", "uddin", "ullah", "wala",
     "wali", "yar",   "zada", "zadah",  "zai",   "zay"});

constexpr auto titles = std::to_array<std::string_view>(
    {"akhund",  "akhundzada", "alhaj",   "alhaji", "ayatollah", "ayatullah", "colonel", "commander", "doctor", "dr",
     "general", "hadji",      "haj",     "haji",   "hajj",      "hajji",     "hazrat",  "imam",      "janab",  "khalifa",
     "maulana", "maulavi",    "maulawi", "maulvi", "mawlana",   "mawlavi",   "mawlawi", "molla",     "molvi",  "moulana",
     "moulavi", "moulvi",     "mufti",   "mulah",  "mulla",     "mullah",    "professor", "qari",    "sahib",  "sardar",
     "shaikh",  "shaykh",     "sheik",   "sheikh", "ustad",     "ustadh",    "ustaz"});

constexpr std::size_t most_words = 4;       // that hold positions, in a joined form
constexpr std::size_t longest_joined = 24;  // letters; nobody joins more
constexpr std::size_t longest_pair = 16;    // of a pair without a hyphen

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Consonants that the article takes on: ad-Din, ar-Rahman, ash-Shabab. L counts,
// since doubling it is what al does to it.
bool is_sun_letter(char c) { return c == 'd' || c == 'l' || c == 'n' || c == 'r' || c == 's' || c == 't' || c == 'z'; }

bool is_particle_word(std::string_view word) {
    return is_among(articles, word) || is_among(izafats, word) || word == "wa" || word == "wal" || word == "l" || word == "va";
}

std::vector<std::string_view> split(std::string_view form) {
    std::vector<std::string_view> words;
    while (!form.empty()) {
        const auto space = form.find(' ');
        if (space != 0) words.push_back(form.substr(0, space));
        form.remove_prefix(space == std::string_view::npos ? form.size() : space + 1);
    }
    return words;
}

// Adds the article that stands before `next`: u and l, or the consonant it
// takes on; its vowel gives way to one before it (abu al → abul).
void add_article(std::string& name, std::string_view next) {
    if (name.empty()) {
        name += "al";  // at the start the vowel is a, and joined writings seldom assimilate
        return;
    }
    if (!is_vowel(name.back())) name += 'u';
    name += is_sun_letter(next[0]) ? next[0] : 'l';
}

// One shape for the articles that a single word may hide: abdalrahman and
// abdelrahman → abdurrahman; salahaldin → salahuddin; azzawahiri → alzawahiri.
std::string with_plain_articles(std::string name) {
    if (name.starts_with("abd")) {
        std::size_t at = 3;
        while (at < name.size() && is_vowel(name[at])) ++at;
        if (at > 3 && at < name.size() && name[at] == 'l' && name.size() - at > 3) {
            std::string rest = name.substr(at + 1);
            name = "abd";
            add_article(name, rest);
            name += rest;
        }
    }
    for (const std::string_view ending : {"din", "deen", "dine", "dien", "deene"}) {
        if (!name.ends_with(ending) || name.size() < ending.size() + 5) continue;
        const std::size_t at = name.size() - ending.size() - 2;  // the article's vowel
        if (is_vowel(name[at]) && !is_vowel(name[at - 1]) && (name[at + 1] == 'l' || name[at + 1] == 'd'))
            name.replace(at, 2, "ud");
        break;
    }
    // Assimilated at the start; long enough that Assad and Azzam are left alone.
    if (name.size() >= 8 && (name[0] == 'a' || name[0] == 'e') && name[1] != 'l' && is_sun_letter(name[1])) {
        if (name.compare(1, 4, "shsh") == 0) name.replace(0, 3, "al");
        else if (name[1] == name[2]) name.replace(0, 2, "al");
    }
    return name;
}

// The forms of tokens [first, last), if it may be a joined form.
bool add_form(std::vector<JoinedForm>& forms, const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
    std::string form;
    std::size_t letters = 0, words = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Token& token = tokens[i];
        // phrase_words() must be able to tell the particles from the form alone.
        if (token.particle != (is_particle_word(token.term) && i + 1 < last)) return false;
        words += !token.particle;
        letters += token.term.size();
        if (!form.empty()) form += ' ';
        form += token.term;
    }
    if (words > most_words || letters > longest_joined || last - first < 2) return false;
    JoinedForm joined{std::move(form), {}, first, last};
    joined.joined = joined_spelling(joined.form);
    forms.push_back(std::move(joined));
    return true;
}

bool is_name_word(const Token& token) {
    if (token.term.size() < 2 || token.joined || token.script != Script::latin) return false;
    if (std::any_of(token.term.begin(), token.term.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
    return !is_common_english(token.term);
}

// Is token b, directly after a, tied to it by a hyphen or by a particle that
// belongs to both? A free article ties less: Ayman al-Zawahiri is two names.
bool ties(const Token& a, const Token& b, const Token* after_b, bool chain_is_servant) {
    if (b.hyphenated) return true;
    if (b.begin - a.end > 1) return false;
    if (a.particle) return true;
    if (!b.particle || !after_b) return false;
    if (b.term == "al" || b.term == "el")
        return chain_is_servant || after_b->term == "din" || after_b->term == "deen" || after_b->term == "islam" ||
               after_b->term == "haq" || after_b->term == "rahman" || is_among(first_elements, a.term);
    return true;
}

// The ends of runs that start at `first`: each place where a word ends that
// holds a position.
template <class IsWord>
std::vector<std::size_t> linked_ends(const std::vector<Token>& tokens, std::size_t first, IsWord is_word) {
    std::vector<std::size_t> ends;
    std::size_t words = 0;
    for (std::size_t i = first; i < tokens.size() && words < most_words; ++i) {
        const Token& token = tokens[i];
        if (token.joined) break;
        if (i > first) {
            const Token* after = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
            const bool servant = tokens[i - 1].term.starts_with("abd") || tokens[i - 1].term == "abu";
            if (!ties(tokens[i - 1], token, after, servant)) break;
        }
        if (token.particle) continue;
        if (!is_word(token)) break;
        ++words;
        if (i > first) ends.push_back(i + 1);
    }
    return ends;
}

}  // namespace

bool is_title(std::string_view word) { return is_among(titles, word); }

std::string joined_spelling(std::string_view form) {
    const std::vector<std::string_view> words = split(form);
    std::string name;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool last = i + 1 == words.size();
        if (!last && is_among(articles, word)) {
            add_article(name, words[i + 1]);
        } else if (!last && i > 0 && is_among(izafats, word)) {
            name += word == "o" || word == "u" ? 'o' : 'e';
        } else if (!last && is_among(servants, word)) {
            name += "abd";
            // Abdul Rehman has its article; in Abdul al-Rahman the next word does.
            if (!is_among(articles, words[i + 1])) add_article(name, words[i + 1]);
        } else {
            name += word;
        }
    }
    return with_plain_articles(std::move(name));
}

std::vector<std::string> lookup_spellings(std::string_view word) {
    std::string plain(word);
    plain.erase(std::remove(plain.begin(), plain.end(), ' '), plain.end());
    std::string joined = joined_spelling(word);
    if (joined == plain) return {std::move(plain)};
    return {std::move(plain), std::move(joined)};
}

double joined_distance(std::string_view a, std::string_view b) { return distance(joined_spelling(a), joined_spelling(b)); }

std::vector<std::string> phrase_words(std::string_view form) {
    const std::vector<std::string_view> all = split(form);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i + 1 == all.size() || !is_particle_word(all[i])) words.emplace_back(all[i]);
    return words;
}

std::vector<JoinedForm> joined_forms(const std::vector<Token>& tokens) {
    std::vector<JoinedForm> forms;
    const auto is_word = [](const Token& token) { return token.capital && is_name_word(token); };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].joined || !(tokens[i].particle ? tokens[i].capital || !tokens[i].hyphenated : is_word(tokens[i])))
            continue;
        // A particle starts a name only where nothing ties it to a word before: al-Qaeda.
        if (tokens[i].particle && (!is_among(articles, tokens[i].term) || tokens[i].hyphenated)) continue;
        const std::vector<std::size_t> ends = linked_ends(tokens, i, is_word);
        for (const std::size_t end : ends) add_form(forms, tokens, i, end);
        if (!ends.empty() || tokens[i].particle || i + 1 == tokens.size()) continue;
        const Token &a = tokens[i], &b = tokens[i + 1];
        if (b.particle || b.hyphenated || b.joined || b.begin - a.end != 1 || !is_word(b)) continue;
        if (a.term.size() + b.term.size() > longest_pair) continue;
        if (is_among(last_elements, b.term) ? !is_title(a.term) : is_among(first_elements, a.term) && !is_title(b.term))
            add_form(forms, tokens, i, i + 2);
    }
    return forms;
}

std::vector<JoinedForm> joined_readings(const std::vector<Token>& tokens) {
    std::vector<JoinedForm> forms;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].joined || (!tokens[i].particle && !is_name_word(tokens[i]))) continue;
        if (tokens[i].particle && !is_among(articles, tokens[i].term)) continue;
        const std::vector<std::size_t> ends = linked_ends(tokens, i, is_name_word);
        for (const std::size_t end : ends) add_form(forms, tokens, i, end);
        const std::size_t next = i + 1;
        if (tokens[i].particle || next == tokens.size() || (!ends.empty() && ends.front() == next + 1)) continue;
        if (!tokens[next].particle && tokens[next].begin - tokens[i].end == 1 && is_name_word(tokens[next]))
            add_form(forms, tokens, i, next + 1);
    }
    return forms;
}

}  // namespace imla
