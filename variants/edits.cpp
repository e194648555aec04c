#include "variants/edits.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace imla {
namespace {

bool all_vowels(std::string_view s) {
    return std::all_of(s.begin(), s.end(), is_vowel);
}
bool is_glide(char c) {
    return c == 'y' || c == 'w' || c == 'v';
}
bool vocalic(std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return is_vowel(c) || is_glide(c); });
}
bool has_vowel(std::string_view s) {
    return std::any_of(s.begin(), s.end(), is_vowel);
}

bool close(char a, char b) {
    if (a > b) std::swap(a, b);
    return (a == 'e' && b == 'i') || (a == 'o' && b == 'u') || (a == 'a' && b == 'e');
}

bool long_form(std::string_view lengthened, char plain) {
    if (lengthened.size() != 2 || !is_vowel(plain)) return false;
    if (lengthened[0] == lengthened[1])
        return lengthened[0] == plain || (lengthened == "ee" && plain == 'i') ||
               (lengthened == "oo" && plain == 'u');
    return (lengthened == "ou" && (plain == 'u' || plain == 'o')) ||
           (lengthened == "ie" && plain == 'i');
}

/// Sounds that one letter or another may stand for.
bool near(std::string_view a, std::string_view b) {
    constexpr std::string_view sounds[] = {"bpvf", "vwf", "td", "kgqxc", "hkx", "szc",
                                           "jzgc", "mn",  "lr", "ty",    "dz",  "ts"};
    const auto all_in = [](std::string_view word, std::string_view sound) {
        return word.find_first_not_of(sound) == std::string_view::npos;
    };
    const auto sound_of = [](std::string_view s) {  // an h beside another letter only colours it
        if (s.size() > 1 && s.back() == 'h') s.remove_suffix(1);
        return s;
    };
    a = sound_of(a), b = sound_of(b);
    return std::any_of(std::begin(sounds), std::end(sounds),
                       [&](std::string_view s) { return all_in(a, s) && all_in(b, s); });
}

}  // namespace

EditKind kind_of(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    if (b.size() == 1 && long_form(a, b[0])) return EditKind::long_vowel;
    if (a.size() == 2 && b.size() == 1 && a[0] == a[1] && a[0] == b[0])
        return EditKind::doubled_consonant;
    char before = '\0';  // the letter that stands before what differs
    while (!b.empty() && a.front() == b.front()) {
        before = a.front();
        a.remove_prefix(1), b.remove_prefix(1);
    }
    while (!b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (all_vowels(a) && all_vowels(b)) {
        if (b.empty()) return EditKind::vowel_added;
        if (a.size() > 1) return EditKind::glide;
        return close(a[0], b[0]) ? EditKind::close_vowel : EditKind::other_vowel;
    }
    if (vocalic(a) && vocalic(b) && (b.empty() || has_vowel(a) || has_vowel(b)))
        return EditKind::glide;
    if (b.empty() && a == "h")
        return before == '\0' || is_vowel(before) ? EditKind::h_added : EditKind::aspirate;
    if (has_vowel(a) || has_vowel(b)) return EditKind::syllable;
    if (b.empty()) return EditKind::consonant_added;
    return near(a, b) ? EditKind::near_consonant : EditKind::far_consonant;
}

}  // namespace imla
