#include "analysis/stemmer.hpp"

#include <libstemmer.h>

#include <cstddef>
#include <functional>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace imla {
namespace {

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

std::string known_languages() {
    std::string names;
    for (const char** name = sb_stemmer_list(); *name; ++name) {
        if (!names.empty()) names += ", ";
        names += *name;
    }
    return names;
}

}  // namespace

std::string_view snowball_version() { return IMLA_SNOWBALL_VERSION; }

struct Stemmer::State {
    struct Entry {
        std::string word;
        std::string stem;
    };
    std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer;
    // Each word has one place, where the next of that place overwrites it:
    // bounded, and a collection's common words come back soon enough. It grows
    // with the work, so that a single query pays little.
    static constexpr std::size_t largest = std::size_t{1} << 16;
    std::vector<Entry> cache{std::size_t{1} << 10};
    std::size_t misses = 0;  // since it grew
    bool english = false;
};

Stemmer::Stemmer(std::string_view language) : state_(std::make_unique<State>()) {
    const std::string name(language);
    state_->english = name == "english" || name == "en" || name == "eng";
    state_->stemmer.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
    if (!state_->stemmer)
        throw std::invalid_argument("no stemmer for \"" + name + "\"; there are " +
                                    known_languages() + ", and their ISO 639 codes");
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word) {
    const std::size_t hash = std::hash<std::string_view>{}(word);
    if (const State::Entry& known = state_->cache[hash % state_->cache.size()];
        !word.empty() && known.word == word)
        return known.stem;
    const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stemmed =
        sb_stemmer_stem(state_->stemmer.get(), letters, static_cast<int>(word.size()));
    if (!stemmed) throw std::bad_alloc();
    const std::string_view stem(reinterpret_cast<const char*>(stemmed),
                                static_cast<std::size_t>(sb_stemmer_length(state_->stemmer.get())));
    std::string copy(word);  // which may be the stem that the last call returned
    if (++state_->misses > 2 * state_->cache.size() && state_->cache.size() < State::largest) {
        state_->cache = std::vector<State::Entry>(8 * state_->cache.size());
        state_->misses = 0;
    }
    State::Entry& entry = state_->cache[hash % state_->cache.size()];
    entry.stem.assign(stem);
    entry.word = std::move(copy);
    return entry.stem;
}

bool Stemmer::keeps_beginning() const { return state_->english; }

}  // namespace imla
