#include "indexer/word_book.hpp"

#include <algorithm>
#include <functional>

#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "variants/english.hpp"
#include "variants/keys.hpp"

namespace imla {
namespace {

constexpr std::size_t places = std::size_t{1} << 16;

std::size_t letters(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

bool may_have_variants(std::string_view word) {
    const std::size_t size = letters(word);
    return size >= 2 && size <= 24 &&
           std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

const WordFacts& WordBook::facts_of(std::string_view word) {
    if (entries_.empty()) entries_.resize(places);
    Entry& entry = entries_[std::hash<std::string_view>{}(word) % places];
    if (entry.word == word) return entry.facts;
    entry.word = word;
    WordFacts& facts = entry.facts;
    const std::string_view stem = stemmer_.stem(word);
    facts.stem = stem == word && stands_for_stem(word) ? std::string() : stem_term(stem);
    facts.common = is_common_english(word);
    facts.variants.clear();
    if (variants_ && may_have_variants(word))
        for (const std::string& key : index_keys(word)) {
            std::string term = variant_term(key, word);
            if (term.size() <= longest_engine_term) facts.variants.push_back(std::move(term));
        }
    return facts;
}

}  // namespace imla
