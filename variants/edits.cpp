#include "variants/edits.hpp"

#include <algorithm>
#include <utility>

namespace imla {
namespace {

bool all_vowels(std::string_view s) { return std::all_of(s.begin(), s.end(), is_vowel); }
bool is_glide(char c) { return c == 'y' || c == 'w' || c == 'v'; }
bool vocalic(std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return is_vowel(c) || is_glide(c); });
}
bool has_vowel(std::string_view s) { return std::any_of(s.begin(), s.end(), is_vowel); }

bool close(char a, char b) {
    if (a > b) std::swap(a, b);
    return (a == 'e' && b == 'i') || (a == 'o' && b == 'u') || (a == 'a' && b == 'e');
}

bool long_form(std::string_view lengthened, char plain) {
    if (lengthened.size() != 2) return false;
    if (lengthened[0] == lengthened[1])
        return lengthened[0] == plain || (lengthened == "ee" && plain == 'i') ||
               (lengthened == "oo" && plain == 'u');
    return (lengthened == "ou" && (plain == 'u' || plain == 'o')) ||
           (lengthened == "ie" && plain == 'i');
}

}  // namespace

EditKind kind_of(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    if (b.empty()) {
        if (a == "h") return EditKind::h_added;
        if (all_vowels(a)) return EditKind::vowel_added;
        return has_vowel(a) ? EditKind::other : EditKind::consonant_added;
    }
    if (all_vowels(a) && all_vowels(b)) {
        if (a.size() == 1) return close(a[0], b[0]) ? EditKind::close_vowel : EditKind::other_vowel;
        if (b.size() == 1 && long_form(a, b[0])) return EditKind::doubled_vowel;
        return EditKind::diphthong;
    }
    if (vocalic(a) && vocalic(b) && (has_vowel(a) || has_vowel(b))) return EditKind::diphthong;
    if (a.size() == 2 && b.size() == 1 && a[0] == a[1] && a[0] == b[0])
        return EditKind::doubled_consonant;
    if (has_vowel(a) || has_vowel(b)) return EditKind::other;
    if (a.size() == 2 && b.size() == 1 && a[1] == 'h' && a[0] == b[0]) return EditKind::aspirate;
    return EditKind::consonant;
}

}  // namespace imla
