#include "variants/keys.hpp"

#include <algorithm>
#include <utility>

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

std::string_view other_marks(char mark) {
    switch (mark) {
        case 'J':
            return "KST";
        case 'K':
            return "J";
        case 'S':
            return "TJ";
        case 'T':
            return "SJ";
        case 'M':
            return "N";
        case 'N':
            return "M";
        case 'B':
            return "F";
        case 'F':
            return "B";
        default:
            return "";
    }
}

/// A mark written twice in a row counts once, as skeleton() has it.
std::string without_repeats(std::string skeleton) {
    skeleton.erase(std::unique(skeleton.begin(), skeleton.end()), skeleton.end());
    return skeleton;
}

}  // namespace

std::vector<std::string> index_keys(std::string_view form) {
    switch (script_of(form)) {
        case Script::arabic:
            return script_keys(form);
        case Script::cyrillic:
            return {key_of(skeleton(latin_of(form)))};
        default:
            return {key_of(skeleton(form))};
    }
}

std::vector<std::string> query_keys(std::string_view word, Reach reach, bool more_or_less) {
    std::vector<std::string> keys;
    if (reach == Reach::off) return keys;
    const Script script = script_of(word);
    if (script == Script::arabic) return script_keys(word);
    const std::string latin = script == Script::cyrillic ? latin_of(word) : std::string(word);
    const std::string own = skeleton(latin), all = marks(latin);
    const auto add = [&](std::string s) {
        std::string key = key_of(without_repeats(std::move(s)));
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    };
    add(own);
    // Sounds that are written two ways, one at a time: gamal and jamal, harith and haris.
    const std::size_t seen = std::min(own.size(), longest_key);
    for (std::size_t i = 0; i < seen; ++i)
        for (char mark : other_marks(own[i])) add(own.substr(0, i) + mark + own.substr(i + 1));
    // One of two alike may be: hadith and hadis, murtada and murtaza.
    for (std::size_t i = 0; i + 1 < std::min(all.size(), longest_key); ++i)
        if (all[i] == all[i + 1])
            for (char mark : other_marks(all[i])) {
                add(all.substr(0, i) + mark + all.substr(i + 1));
                add(all.substr(0, i + 1) + mark + all.substr(i + 2));
            }
    // One Pashto letter (ښ), by dialect: pashtun and pakhtun.
    for (const auto& [written, otherwise] : {std::pair{"sh", "kh"}, std::pair{"kh", "sh"}})
        if (const auto at = word.find(written); at != word.npos)
            add(skeleton(std::string(word).replace(at, 2, otherwise)));
    // Sounds that one of the two leaves out: muhammad and mochammad, hamadou and hamadoun.
    // In a short name that makes another name.
    if (word.size() <= 4 || !more_or_less) return keys;
    for (std::size_t i = 0; i < seen; ++i) add(own.substr(0, i) + own.substr(i + 1));
    for (std::size_t i = 0; i <= std::min(own.size(), longest_key - 1); ++i)
        for (char mark :
             reach == Reach::wide ? std::string_view("KNJTLR") : std::string_view("KNJT"))
            add(own.substr(0, i) + mark + own.substr(i));
    return keys;
}

}  // namespace imla
