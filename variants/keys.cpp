#include "variants/keys.hpp"

#include <algorithm>

#include "analysis/transliterate.hpp"
#include "variants/scripts.hpp"
#include "variants/skeleton.hpp"

namespace imla {
namespace {

constexpr std::size_t longest_key = 4;

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
