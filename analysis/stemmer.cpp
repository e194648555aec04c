#include "analysis/stemmer.hpp"

#include <libstemmer.h>

#include <array>
#include <functional>
#include <stdexcept>
#include <string>

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
    // bounded, and a collection's common words come back soon enough.
    std::array<Entry, std::size_t{1} << 14> cache;
    std::string stem;
};

Stemmer::Stemmer(std::string_view language) : state_(std::make_unique<State>()) {
    const std::string name(language);
    state_->stemmer.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
    if (!state_->stemmer)
        throw std::invalid_argument("no stemmer for \"" + name + "\"; there are " +
                                    known_languages() + ", and their ISO 639 codes");
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word) {
    State::Entry& entry =
        state_->cache[std::hash<std::string_view>{}(word) % state_->cache.size()];
    if (!word.empty() && entry.word == word) return entry.stem;
    const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stemmed =
        sb_stemmer_stem(state_->stemmer.get(), letters, static_cast<int>(word.size()));
    if (!stemmed) throw std::bad_alloc();
    const std::string_view stem(reinterpret_cast<const char*>(stemmed),
                                static_cast<std::size_t>(sb_stemmer_length(state_->stemmer.get())));
    // `word` may be the stem that the last call returned.
    std::string copy(word);
    entry.stem.assign(stem);
    entry.word = std::move(copy);
    return entry.stem;
}

}  // namespace imla
