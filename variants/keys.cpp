#include "variants/keys.hpp"

#include <algorithm>

#include "analysis/transliterate.hpp"
#include "variants/scripts.hpp"

namespace imla {
namespace {

constexpr std::size_t longest_key = 4;

/// The consonants of a word as classes that romanisations mix up; vowels and
/// the sounds that come and go (h, w, y, v, the ayn) are left out.
std::string skeleton(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const char next = i + 1 < word.size() ? word[i + 1] : '\0';
        char mark = '\0';
        switch (c) {
            case 'b': case 'p': mark = 'B'; break;
            case 'f': mark = 'F'; break;
            case 'd': mark = next == 'j' ? '\0' : 'T'; break;
            case 't': mark = next == 'c' ? '\0' : 'T'; break;
            case 's': case 'z': mark = 'S'; break;
            case 'j': mark = 'J'; break;
            case 'c': mark = next == 'h' ? 'J' : 'K'; break;
            case 'g': case 'k': case 'q': case 'x': mark = 'K'; break;
            case 'l': mark = 'L'; break;
            case 'm': mark = 'M'; break;
            case 'n': mark = 'N'; break;
            case 'r': mark = 'R'; break;
            case 'a': case 'e': case 'i': case 'o': case 'u':
            case 'h': case 'w': case 'y': case 'v': break;
            default: mark = c >= '0' && c <= '9' ? static_cast<char>('a' + (c - '0')) : 'X';
        }
        if (mark != '\0' && (out.empty() || out.back() != mark)) out += mark;
    }
    return out;
}

std::string key_of(std::string skeleton) {
    skeleton.resize(std::min(skeleton.size(), longest_key));
    return skeleton.empty() ? "O" : skeleton;
}

}  // namespace

std::vector<std::string> index_keys(std::string_view form) {
    switch (script_of(form)) {
        case Script::arabic: return script_keys(form);
        case Script::cyrillic: return {key_of(skeleton(latin_of(form)))};
        default: return {key_of(skeleton(form))};
    }
}

std::vector<std::string> query_keys(std::string_view word, Reach reach) {
    std::vector<std::string> keys;
    if (reach == Reach::off) return keys;
    const Script script = script_of(word);
    if (script == Script::arabic) return script_keys(word);
    const std::string own = skeleton(script == Script::cyrillic ? latin_of(word) : std::string(word));
    const auto add = [&](std::string s) {
        std::string key = key_of(std::move(s));
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    };
    add(own);
    // Sounds that are written two ways, one at a time: gamal and jamal, harith and haris.
    for (std::size_t i = 0; i < std::min(own.size(), longest_key); ++i) {
        std::string other = own;
        const auto with = [&](char mark) {
            other[i] = mark;
            add(other);
        };
        switch (own[i]) {
            case 'J': with('K'); with('S'); break;
            case 'K': with('J'); break;
            case 'S': with('T'); with('J'); break;
            case 'T': with('S'); break;
            default: break;
        }
    }
    return keys;
}

}  // namespace imla
