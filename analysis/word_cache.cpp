#include "analysis/word_cache.hpp"

#include <functional>
#include <utility>

namespace imla {

const std::vector<Word>& WordCache::words_of(std::string_view run) {
    if (entries_.empty()) entries_.resize(places);
    const bool kept = run.size() <= longest_kept;
    Entry& entry = kept ? entries_[std::hash<std::string_view>{}(run) % places] : long_one_;
    if (kept && entry.run == run) return entry.words;
    entry.run.clear();
    entry.words.clear();
    split_words(run, [&](Word&& word) { entry.words.push_back(std::move(word)); });
    if (kept) entry.run = run;
    return entry.words;
}

}  // namespace imla
