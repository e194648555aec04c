// How a name of several words is spelt as one, and the look-up of such names.
#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "variants/edits.hpp"
#include "variants/joins.hpp"
#include "variants/keys.hpp"
#include "variants/model.hpp"
#include "variants/name_parts.hpp"
#include "variants/scripts.hpp"

namespace imla {
namespace {

// Consonants that the article takes on: ad-Din, ar-Rahman, ash-Shabab. L counts,
// since doubling it is what al does to it.
bool is_sun_letter(char c) {
    return c == 'd' || c == 'l' || c == 'n' || c == 'r' || c == 's' || c == 't' || c == 'z';
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
        if (is_vowel(name[at]) && !is_vowel(name[at - 1]) &&
            (name[at + 1] == 'l' || name[at + 1] == 'd'))
            name.replace(at, 2, "ud");
        // Serajedin; but -idin is a plural: mujahidin.
        else if (is_vowel(name[at + 1]) && name[at + 1] != 'i' && !is_vowel(name[at]))
            name.replace(at + 1, 1, "ud");
        break;
    }
    // Tayyiba, Taiba.
    if (name.find("yi") != std::string::npos)
        for (const std::string_view glide : {"ayyi", "ayi"})
            if (const auto at = name.find(glide); at != std::string::npos)
                name.replace(at, glide.size(), "ai");
    if (name.size() >= 8 && name.ends_with("allah") && !is_vowel(name[name.size() - 6]))
        name.replace(name.size() - 5, 1, "u");
    // Assimilated at the start; long enough that Assad and Azzam are left alone.
    if (name.size() >= 8 && (name[0] == 'a' || name[0] == 'e') && name[1] != 'l' &&
        is_sun_letter(name[1])) {
        if (name.compare(1, 4, "shsh") == 0)
            name.replace(0, 3, "al");
        else if (name[1] == name[2])
            name.replace(0, 2, "al");
    }
    return name;
}

// The part of a name that tells it from others: Abd-, -uddin and -ullah are in so
// many that they would make Abdurrahman and Abdurrahim one by sheer length.
std::string_view telling_part(std::string_view a, std::string_view other) {
    if (a.starts_with("abdu") && other.starts_with("abdu") && a.size() > 7) return a.substr(5);
    for (const std::string_view tail : {"uddin", "ullah"})
        if (a.ends_with(tail) && other.ends_with(tail) && a.size() > 7)
            return a.substr(0, a.size() - tail.size());
    return a;
}

// Of two joined spellings, as wholes (`whole`) and in what tells them apart; not exact above `most`.
double apart(std::string_view a, std::string_view b, double whole, double most) {
    if (whole > most) return whole;
    const std::string_view part = telling_part(a, b), other = telling_part(b, a);
    if (part.size() == a.size() || other.size() == b.size()) return whole;
    return std::max(whole, distance(part, other, most));
}

/// Long names are near one another by sheer length: joined, Nur Muhammad is Mir Muhammad.
/// What was split otherwise has nearly the same letters.
constexpr double split_otherwise = 2.0 / 3, split_alike = 1.0 / 4;   // of a limit

struct Written {
    std::string_view form, joined;
};

/// Of "il khan" a search keeps the khan: is that what the other name says, too?
bool is_said_by(std::string_view word, const Written& other, double most) {
    if (distance(word, other.joined, most) <= most) return true;
    const std::string_view first = other.form.substr(0, other.form.find(' '));
    const bool has_article = first == other.form ? first.starts_with("al") : is_article(first);
    return has_article && distance(word, other.joined.substr(2), most) <= most;
}

/// Where `one` is a single word that ends as the last word of `two` does: is what stands
/// before one name, too? Long ends in common would make Miranshah Mirza Shah.
bool begin_alike(const Written& one, const Written& two, double most) {
    const std::string_view last = two.form.substr(two.form.rfind(' ') + 1);
    if (last.size() < 3 || !one.joined.ends_with(last) || !two.joined.ends_with(last)) return true;
    const std::string_view a = one.joined.substr(0, one.joined.size() - last.size());
    const std::string_view b = two.joined.substr(0, two.joined.size() - last.size());
    return a.size() < 3 || b.size() < 3 || distance(a, b, most) <= most;
}

/// May two names be one whose joined spellings are `d` apart? One of them has several words.
bool may_be_one(const Written& a, const Written& b, double d, double most) {
    if (d > most * split_otherwise) return false;
    const std::vector<std::string> words = phrase_words(a.form), others = phrase_words(b.form);
    if (words.size() == 1 && a.form.find(' ') != a.form.npos) return is_said_by(words.front(), b, most);
    if (others.size() == 1 && b.form.find(' ') != b.form.npos) return is_said_by(others.front(), a, most);
    if (words.size() == 1 && !begin_alike(a, b, most)) return false;
    if (others.size() == 1 && !begin_alike(b, a, most)) return false;
    if (words.size() != others.size() || d <= most * split_alike) return true;
    return std::equal(words.begin(), words.end(), others.begin(), [most](const auto& x, const auto& y) {
        return (x.starts_with("abd") && y.starts_with("abd")) || distance(x, y, most) <= most;
    });
}

}  // namespace

std::string joined_spelling(std::string_view form) {
    if (form.find(' ') == std::string_view::npos) return with_plain_articles(std::string(form));
    const std::vector<std::string_view> words = split(form);
    std::string name;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const bool last = i + 1 == words.size();
        if (!last && is_article(word)) {
            add_article(name, words[i + 1]);
        } else if (!last && i > 0 && is_izafat(word)) {
            name += word == "o" || word == "u" ? 'o' : 'e';
        } else if (!last && is_servant(word)) {
            name += "abd";
            // Abdul Rehman has its article; in Abdul al-Rahman the next word does.
            if (!is_article(words[i + 1])) add_article(name, words[i + 1]);
        } else {
            name += last && i > 0 && word == "allah" ? "ullah" : word;  // Habib Allah, Habibullah
            // The Urdu e has its shape at the end of a word alone.
            if (constexpr std::string_view final_e = "ے"; !last && name.ends_with(final_e))
                name.replace(name.size() - final_e.size(), final_e.size(), "ی");
        }
    }
    return with_plain_articles(std::move(name));
}

std::string other_joined_spelling(std::string_view form) {
    std::string joined = joined_spelling(form);
    if (joined == form) joined.clear();
    return joined;
}

std::vector<std::string> lookup_spellings(std::string_view word) {
    std::string plain(word);
    plain.erase(std::remove(plain.begin(), plain.end(), ' '), plain.end());
    const std::string joined = joined_spelling(word);
    std::vector<std::string> spellings{plain};
    const auto add = [&](std::string spelling) {
        if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end())
            spellings.push_back(std::move(spelling));
    };
    add(joined);
    // Single words in the index keep the consonants they were written with.
    if (joined.size() > 7 && joined.starts_with("abdu") && joined[4] == joined[5])
        add("abdul" + joined.substr(5));
    if (joined.size() > 5 && joined.starts_with("al") && is_sun_letter(joined[2]) &&
        joined[2] != 'l')
        add("a" + joined.substr(2, 1) + joined.substr(2));
    if (const auto at = joined.rfind("udd");
        at != std::string::npos && at > 2 && joined.find('n', at) == joined.find_last_not_of('e'))
        add(joined.substr(0, at) + "uld" + joined.substr(at + 3));
    // N is said, and written, m before b and p, and by some before sh.
    for (std::size_t i = 1; i + 1 < joined.size(); ++i) {
        if (joined[i] != 'n' && joined[i] != 'm') continue;
        if (joined[i + 1] != 'b' && joined[i + 1] != 'p' && joined.compare(i + 1, 2, "sh") != 0)
            continue;
        std::string other = joined;
        other[i] = joined[i] == 'n' ? 'm' : 'n';
        add(std::move(other));
    }
    return spellings;
}

std::vector<Form> joined_forms_of(std::string_view form, Reach reach,
                                  const Vocabulary& vocabulary, const Matcher* known) {
    std::vector<Form> forms;
    const double limited = limit(reach);
    const bool is_split = form.find(' ') != std::string_view::npos;
    const double most = is_split ? limited * split_otherwise : limited;
    const std::string joined = joined_spelling(form);
    // Of single words this finds what an article hides; the rest is forms_of()'s.
    const bool shaped = joined != form;
    std::optional<Matcher> own;
    if (shaped || !known) known = &own.emplace(joined);
    const Matcher& matcher = *known;
    std::unordered_set<std::string> looked_under, seen;
    for (const std::string& spelling : lookup_spellings(form)) {
        for (const std::string& key : query_keys(spelling, reach, !is_split)) {
            if (!looked_under.insert(key).second) continue;
            const Vocabulary::Entries filed = vocabulary.filed_under(key);
            for (const Vocabulary::Entry& entry : *filed) {
                if (!shaped && spelling == form && !entry.joined) continue;
                if (entry.form == form) continue;
                // Only words in Arabic script have several keys.
                if (entry.script == Script::arabic && !seen.insert(entry.form).second) continue;
                const std::string& other = entry.joined ? *entry.joined : entry.form;
                const double d = apart(joined, other, matcher.distance(other, most), most);
                if (d > most) continue;
                const bool several = entry.several || is_split;
                if (several && !may_be_one({form, joined}, {entry.form, other}, d, limited)) continue;
                forms.push_back({entry.form, several ? How::joined : How::variant, d,
                                 entry.passages});
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

}  // namespace imla
