#include "searcher/vocabulary.hpp"

#include <utility>

#include "schema/terms.hpp"

namespace imla {
namespace {

// A batch of thousands of queries must not fill the memory with them.
constexpr std::size_t most_remembered = 20'000;

}  // namespace

Vocabulary::Entries IndexVocabulary::filed_under(std::string_view key) const {
    std::string prefix = variant_term(key, "");
    if (const auto known = filed_.find(prefix); known != filed_.end()) return known->second;
    std::vector<Entry> entries;
    for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it)
        entries.push_back({(*it).substr(prefix.size()), it.get_termfreq()});
    if (filed_.size() > most_remembered / 20) filed_.clear();   // each holds many
    return filed_[std::move(prefix)] = std::make_shared<const std::vector<Entry>>(std::move(entries));
}

unsigned IndexVocabulary::passages_with(std::string_view word) const {
    std::string term(word);
    if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
    if (frequencies_.size() > most_remembered) frequencies_.clear();
    const unsigned frequency = database_.get_termfreq(term);
    return frequencies_.emplace(std::move(term), frequency).first->second;
}

unsigned IndexVocabulary::passages() const {
    if (!passages_) passages_ = database_.get_termfreq(kind_term(Kind::passage));
    return *passages_;
}

void IndexVocabulary::forget() {
    passages_.reset();
    frequencies_.clear();
    filed_.clear();
}

}  // namespace imla
