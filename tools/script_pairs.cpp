#include "tools/script_pairs.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "analysis/tokenizer.hpp"
#include "variants/scripts.hpp"

namespace imla {
namespace {

struct Entity {
    std::string id;
    std::vector<std::vector<std::string>> arabic, latin;  // names as words
};

// Stable on every machine; the split must not depend on a library's hash.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const unsigned char byte : text) hash = (hash ^ byte) * 0x100000001b3u;
    return hash ^ (hash >> 29);
}

bool is_article(const std::string& word) {
    static const std::set<std::string> articles{"al", "el", "ul", "as", "ad", "ar",
                                                "at", "az", "an", "ud", "ur", "us"};
    return articles.contains(word);
}

// Words as either script separates them, so that both sides count alike: an
// article belongs to its word, and Abd to the name it serves.
std::vector<std::string> latin_words(std::string_view name) {
    std::vector<std::string> words;
    std::string piece, pending;
    const auto finish = [&] {
        std::string word = fold_word(piece);
        piece.clear();
        if (word.empty()) return;
        const bool serves = word == "abd" || word == "abdul" || word == "abdel" ||
                            word == "abdal" || word == "abdoul";
        if (is_article(word) || serves) {
            pending += word;
            return;
        }
        words.push_back(pending + word);
        pending.clear();
    };
    for (const char c : name) {
        if (c == ' ' || c == '-' || c == '.' || c == ',' || c == '(' || c == ')' || c == '/')
            finish();
        else
            piece += c;
    }
    finish();
    if (!pending.empty()) words.push_back(pending);
    return words;
}

std::vector<std::string> arabic_words(std::string_view name) {
    std::vector<std::string> words;
    std::string piece, pending;
    const auto finish = [&] {
        std::string word = plain_arabic(fold_word(piece));
        piece.clear();
        if (word.empty()) return;
        if (word == "عبد") {
            pending += word;
            return;
        }
        words.push_back(pending + word);
        pending.clear();
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const std::string_view rest = name.substr(i);
        if (rest.starts_with("\u200c") || rest.starts_with("\u200f") ||
            rest.starts_with("\u200e")) {
            if (rest.starts_with("\u200c")) finish();
            i += 2;
        } else if (rest.starts_with("،")) {
            finish();
            ++i;
        } else if (name[i] == ' ' || name[i] == '-' || name[i] == '(' || name[i] == ')' ||
                   name[i] == '/') {
            finish();
        } else {
            piece += name[i];
        }
    }
    finish();
    if (!pending.empty()) words.push_back(pending);
    return words;
}

std::vector<Entity> read_entities(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path);
    std::vector<Entity> entities;
    std::string line;
    std::getline(in, line);  // column names
    while (std::getline(in, line)) {
        const auto first = line.find('\t'), second = line.find('\t', first + 1);
        if (first == std::string::npos || second == std::string::npos) continue;
        const std::string id = line.substr(0, first),
                          script = line.substr(first + 1, second - first - 1);
        if (entities.empty() || entities.back().id != id) entities.push_back({id, {}, {}});
        const std::string form = line.substr(second + 1);
        if (script == "arabic")
            entities.back().arabic.push_back(arabic_words(form));
        else if (script == "latin")
            entities.back().latin.push_back(latin_words(form));
    }
    return entities;
}

}  // namespace

std::vector<ScriptList> script_lists(const std::string& folder) {
    struct Source {
        const char *name, *file;
        double weight;
        unsigned tested_in;  // one entity in so many is tested; 0: none
        bool primary_only;   // only an entity's first Latin name is a rendering of the Arabic one
    };
    static constexpr Source sources[] = {
        {"arabic-names", "/arabic-names/words.tsv", 3, 8, false},
        {"urdu-romanisation", "/urdu-romanisation/words.tsv", 1, 8, false},
        {"sanctions-un", "/sanctions-un/names.tsv", 6, 3, true},
        {"places-pk-af", "/places-pk-af/names.tsv", 1, 0, false},
    };
    std::vector<ScriptList> lists;
    std::vector<std::vector<Entity>> entities;
    std::set<std::string> tested;
    const auto is_tested = [](const Source& source, const Entity& entity) {
        return source.tested_in && hash_of(entity.id) % source.tested_in == 0;
    };
    for (const Source& source : sources) {
        entities.push_back(read_entities(folder + source.file));
        for (const Entity& entity : entities.back())
            if (is_tested(source, entity))
                for (const auto& name : entity.arabic) tested.insert(name.begin(), name.end());
    }
    for (std::size_t i = 0; i < entities.size(); ++i) {
        ScriptList list{sources[i].name, sources[i].weight, {}, {}, {}, {}};
        for (const Entity& entity : entities[i]) {
            const bool test = is_tested(sources[i], entity);
            for (const auto& name : entity.latin) list.latin.insert(name.begin(), name.end());
            for (const auto& name : entity.arabic)
                for (const auto& word : name)
                    for (const auto& other : entity.latin)
                        list.gold[word].insert(other.begin(), other.end());
            for (const auto& arabic : entity.arabic) {
                for (const auto& latin : entity.latin) {
                    if (arabic.size() == latin.size())
                        for (std::size_t k = 0; k < arabic.size(); ++k) {
                            if (test)
                                list.test[arabic[k]].insert(latin[k]);
                            else if (!tested.contains(arabic[k]))
                                list.train[arabic[k]].insert(latin[k]);
                        }
                    if (sources[i].primary_only) break;
                }
            }
        }
        lists.push_back(std::move(list));
    }
    return lists;
}

}  // namespace imla
