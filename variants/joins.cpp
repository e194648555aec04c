#include "variants/joins.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <unordered_set>

#include "variants/english.hpp"
#include "variants/keys.hpp"
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

// Those that hardly stand alone.
constexpr auto bound_elements = std::to_array<std::string_view>(
    {"abad", "allah", "deen", "din", "garh", "khel", "kheyl", "lah", "nagar", "pur", "pura", "uddin", "ullah", "zai", "zay"});

constexpr auto bound_first_elements = std::to_array<std::string_view>({"bin", "ibn", "spin"});

constexpr auto titles = std::to_array<std::string_view>(
    {"akhund",  "akhundzada", "alhaj",   "alhaji", "ayatollah", "ayatullah", "colonel", "commander", "doctor", "dr",
     "general", "hadji",      "haj",     "haji",   "hajj",      "hajji",     "hazrat",  "imam",      "janab",  "khalifa",
     "maulana", "maulavi",    "maulawi", "maulvi", "mawlana",   "mawlavi",   "mawlawi", "molla",     "molvi",  "moulana",
     "moulavi", "moulvi",     "mufti",   "mulah",  "mulla",     "mullah",    "professor", "qari",    "sahib",  "sardar",
     "shaikh",  "shaykh",     "sheik",   "sheikh", "ustad",     "ustadh",    "ustaz"});

// Before a hyphen these make an adjective, not a name: Indo-Aryan, Sino-Soviet.
constexpr auto prefixes = std::to_array<std::string_view>(
    {"african", "afro",  "anglo", "anti", "arab", "austro", "balto", "counter", "euro",  "franco", "graeco", "greco",
     "hindu",   "indo",  "inter", "irano", "islamo", "israeli", "mid", "multi", "neo", "non",  "pan",  "perso",
     "post",    "pre",   "pro",   "proto", "russo", "sino",  "sub",  "tibeto", "trans", "turco", "turko", "ultra"});

constexpr std::size_t most_words = 4;       // that hold positions, in a joined form
constexpr std::size_t longest_joined = 24;  // letters; nobody joins more
constexpr std::size_t longest_pair = 16;    // of a pair without a hyphen, one an element
constexpr std::size_t longest_short_pair = 10;  // of any other: Tora Bora, Landi Kotal

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
// takes on; one u is enough (abu al → abul).
void add_article(std::string& name, std::string_view next) {
    if (name.empty()) {
        name += "al";  // at the start the vowel is a, and joined writings seldom assimilate
        return;
    }
    if (name.back() != 'u') name += 'u';
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
        // Serajedin; but -idin is a plural: mujahidin.
        else if (is_vowel(name[at + 1]) && name[at + 1] != 'i' && !is_vowel(name[at]))
            name.replace(at + 1, 1, "ud");
        break;
    }
    // Tayyiba, Taiba.
    for (const std::string_view glide : {"ayyi", "ayi"})
        if (const auto at = name.find(glide); at != std::string::npos) name.replace(at, glide.size(), "ai");
    if (name.size() >= 8 && name.ends_with("allah") && !is_vowel(name[name.size() - 6]))
        name.replace(name.size() - 5, 1, "u");
    // Assimilated at the start; long enough that Assad and Azzam are left alone.
    if (name.size() >= 8 && (name[0] == 'a' || name[0] == 'e') && name[1] != 'l' && is_sun_letter(name[1])) {
        if (name.compare(1, 4, "shsh") == 0) name.replace(0, 3, "al");
        else if (name[1] == name[2]) name.replace(0, 2, "al");
    }
    return name;
}

// The forms of tokens [first, last), if it may be a joined form.
bool add_form(std::vector<JoinedForm>& forms, const std::vector<Token>& tokens, std::size_t first, std::size_t last,
              bool is_query) {
    std::string form;
    std::size_t letters = 0, words = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Token& token = tokens[i];
        // In the index phrase_words() must tell the particles from the form alone.
        if (!is_query && token.particle != (is_particle_word(token.term) && i + 1 < last)) return false;
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

bool may_be_name(const Token& token) {
    if (token.term.size() < 2 || token.joined || token.script != Script::latin) return false;
    return std::none_of(token.term.begin(), token.term.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_name_word(const Token& token) { return may_be_name(token) && !is_common_english(token.term); }

// A first word that has the article of the next one run on: Jamaatul Ahrar.
bool has_article_run_on(std::string_view word) {
    if (is_among(servants, word)) return true;
    if (word.size() < 5 || !word.ends_with("ul") || is_vowel(word[word.size() - 3])) return false;
    return word != "kabul" && word != "istanbul" && word != "zabul" && word != "babul";
}

// Is the pair a name even if one word is English too? Bait Ullah, Spin Boldak.
bool is_bound_pair(const Token& a, const Token& b) {
    return may_be_name(a) && may_be_name(b) &&
           (is_among(bound_elements, b.term) || is_among(servants, a.term) || is_among(bound_first_elements, a.term));
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
// holds a position. Between hyphens alone no word may be English (the Inter of
// Inter-Services); a particle makes a name of any (the din of ud-Din).
std::vector<std::size_t> linked_ends(const std::vector<Token>& tokens, std::size_t first, bool capitals) {
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
        // A hyphen after a prefix ties nothing that anyone joins.
        if (!may_be_name(token) || (capitals && i > first && !token.capital) || is_among(prefixes, token.term)) break;
        const bool article = is_among(articles, token.term) && i + 1 < tokens.size() && tokens[i + 1].hyphenated;
        const bool has_particle = article || (i > first && tokens[i - 1].particle) || (i + 1 < tokens.size() && tokens[i + 1].particle);
        if (!has_particle && is_common_english(token.term) &&
            !(i > first && is_bound_pair(tokens[i - 1], token)) && !(i + 1 < tokens.size() && is_bound_pair(token, tokens[i + 1])))
            break;
        ++words;
        if (i > first) ends.push_back(i + 1);
    }
    return ends;
}

// The part of a name that tells it from others: Abd-, -uddin and -ullah are in so
// many that they would make Abdurrahman and Abdurrahim one by sheer length.
std::string_view telling_part(std::string_view a, std::string_view other) {
    if (a.starts_with("abdu") && other.starts_with("abdu") && a.size() > 7) return a.substr(5);
    for (const std::string_view tail : {"uddin", "ullah"})
        if (a.ends_with(tail) && other.ends_with(tail) && a.size() > 7) return a.substr(0, a.size() - tail.size());
    return a;
}

// Of two joined spellings, as wholes and in what tells them apart.
template <class Distance>
double apart(std::string_view a, std::string_view b, Distance distance_of) {
    const double whole = distance_of(a, b);
    const std::string_view part = telling_part(a, b), other = telling_part(b, a);
    if (part.size() == a.size() || other.size() == b.size()) return whole;
    return std::max(whole, distance(part, other));
}

// A particle starts a name only where nothing ties it to a word before: al-Qaeda.
bool may_start(const Token& token) {
    if (token.particle) return is_among(articles, token.term) && !token.hyphenated;
    return may_be_name(token);
}

// Do two words stand side by side with one space (or other byte) between?
bool is_loose_pair(const std::vector<Token>& tokens, std::size_t first) {
    if (first + 1 >= tokens.size()) return false;
    const Token &a = tokens[first], &b = tokens[first + 1];
    return !b.particle && !b.hyphenated && !b.joined && b.begin == a.end + 1;
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
            name += last && i > 0 && word == "allah" ? "ullah" : word;  // Habib Allah, Habibullah
        }
    }
    return with_plain_articles(std::move(name));
}

std::vector<std::string> lookup_spellings(std::string_view word) {
    std::string plain(word);
    plain.erase(std::remove(plain.begin(), plain.end(), ' '), plain.end());
    const std::string joined = joined_spelling(word);
    std::vector<std::string> spellings{plain};
    const auto add = [&](std::string spelling) {
        if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end()) spellings.push_back(std::move(spelling));
    };
    add(joined);
    // Single words in the index keep the consonants they were written with.
    if (joined.size() > 7 && joined.starts_with("abdu") && joined[4] == joined[5]) add("abdul" + joined.substr(5));
    if (joined.size() > 5 && joined.starts_with("al") && is_sun_letter(joined[2]) && joined[2] != 'l')
        add("a" + joined.substr(2, 1) + joined.substr(2));
    if (const auto at = joined.rfind("udd"); at != std::string::npos && at > 2 && joined.find('n', at) == joined.find_last_not_of('e'))
        add(joined.substr(0, at) + "uld" + joined.substr(at + 3));
    // N is said, and written, m before b and p, and by some before sh.
    for (std::size_t i = 1; i + 1 < joined.size(); ++i) {
        if (joined[i] != 'n' && joined[i] != 'm') continue;
        if (joined[i + 1] != 'b' && joined[i + 1] != 'p' && joined.compare(i + 1, 2, "sh") != 0) continue;
        std::string other = joined;
        other[i] = joined[i] == 'n' ? 'm' : 'n';
        add(std::move(other));
    }
    return spellings;
}

double joined_distance(std::string_view a, std::string_view b) {
    return apart(joined_spelling(a), joined_spelling(b), distance);
}

std::vector<Form> joined_forms_of(std::string_view form, Reach reach, const Vocabulary& vocabulary) {
    std::vector<Form> forms;
    const double most = limit(reach);
    const std::string joined = joined_spelling(form);
    // Of single words this finds what an article hides; the rest is forms_of()'s.
    const bool shaped = joined != form;
    const Matcher matcher(joined);
    std::unordered_set<std::string> seen{std::string(form)};
    for (const std::string& spelling : lookup_spellings(form)) {
        for (const std::string& key : query_keys(spelling, reach)) {
            for (Vocabulary::Entry& entry : vocabulary.filed_under(key)) {
                if (!seen.insert(entry.form).second) continue;
                const std::string other = joined_spelling(entry.form);
                if (!shaped && spelling == form && other == entry.form) continue;
                const double d = apart(joined, other, [&](std::string_view x, std::string_view y) {
                    return x.size() == joined.size() ? matcher.distance(y, most) : distance(x, y);
                });
                if (d > most) continue;
                const bool several = form.find(' ') != std::string_view::npos || entry.form.find(' ') != std::string::npos;
                forms.push_back({std::move(entry.form), several ? How::joined : How::variant, d, entry.passages});
            }
        }
    }
    std::sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
        return std::tie(a.distance, b.passages, a.text) < std::tie(b.distance, a.passages, b.text);
    });
    return forms;
}

std::vector<std::string> phrase_words(std::string_view form) {
    const std::vector<std::string_view> all = split(form);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i + 1 == all.size() || !is_particle_word(all[i])) words.emplace_back(all[i]);
    return words;
}

std::vector<JoinedForm> joined_forms(const std::vector<Token>& tokens) {
    std::vector<JoinedForm> forms;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        // Usama bin Laden: bin is no capital, and yet begins Binladen.
        const bool nasab = tokens[i].term == "bin" || tokens[i].term == "ibn";
        if (!may_start(tokens[i]) || (!tokens[i].particle && !tokens[i].capital && !nasab)) continue;
        const std::vector<std::size_t> ends = linked_ends(tokens, i, true);
        for (const std::size_t end : ends) add_form(forms, tokens, i, end, false);
        if (!ends.empty() || tokens[i].particle || !is_loose_pair(tokens, i)) continue;
        const Token &a = tokens[i], &b = tokens[i + 1];
        const std::size_t letters = a.term.size() + b.term.size();
        if (!b.capital || (letters > longest_pair && !has_article_run_on(a.term)) || is_title(a.term) || is_title(b.term)) continue;
        const bool shortish = letters <= longest_short_pair && a.term.size() > 2 && b.term.size() > 2;
        const bool element = is_among(last_elements, b.term) || is_among(first_elements, a.term) || has_article_run_on(a.term);
        if (is_bound_pair(a, b) || ((shortish || element) && is_name_word(a) && is_name_word(b))) add_form(forms, tokens, i, i + 2, false);
    }
    return forms;
}

std::vector<JoinedForm> joined_readings(const std::vector<Token>& tokens) {
    std::vector<JoinedForm> forms;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!may_start(tokens[i])) continue;
        const std::vector<std::size_t> ends = linked_ends(tokens, i, false);
        for (const std::size_t end : ends) add_form(forms, tokens, i, end, true);
        if (tokens[i].particle || !is_loose_pair(tokens, i) || (!ends.empty() && ends.front() == i + 2)) continue;
        const Token &a = tokens[i], &b = tokens[i + 1];
        if (is_bound_pair(a, b) || (is_name_word(a) && is_name_word(b))) add_form(forms, tokens, i, i + 2, true);
    }
    return forms;
}

}  // namespace imla
