#include "searcher/vocabulary.hpp"

#include <utility>

#include "schema/fields.hpp"
#include "schema/terms.hpp"

namespace imla {
namespace {

// A batch of thousands of queries must not fill the memory with them.
constexpr std::size_t most_remembered = 20'000, most_entries = 200'000;

}  // namespace

template <class Found>
void IndexVocabulary::each_term(const std::string& prefix, Found found) const {
    if (local_) return local_->each_term(prefix, found);
    for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it)
        found(std::string_view(*it).substr(prefix.size()), it.get_termfreq());
}

Vocabulary::Entries IndexVocabulary::filed_under(std::string_view key) const {
    std::string prefix = variant_term(key, "");
    if (const auto known = filed_.find(prefix); known != filed_.end()) return known->second;
    std::vector<Entry> entries;
    each_term(prefix, [&](std::string_view form, unsigned passages) {
        entries.emplace_back(std::string(form), passages);
    });
    entries.shrink_to_fit();
    if (entries_ > most_entries || filed_.size() > most_remembered) {
        filed_.clear();
        entries_ = 0;
    }
    entries_ += entries.size();
    return filed_[std::move(prefix)] = std::make_shared<const std::vector<Entry>>(std::move(entries));
}

IndexVocabulary::Terms IndexVocabulary::beginning_with(const std::string& prefix) const {
    if (const auto known = terms_.find(prefix); known != terms_.end()) return known->second;
    std::vector<std::pair<std::string, unsigned>> terms;
    each_term(prefix,
              [&](std::string_view rest, unsigned passages) { terms.emplace_back(rest, passages); });
    if (terms_.size() > most_remembered) terms_.clear();
    return terms_[prefix] = std::make_shared<const decltype(terms)>(std::move(terms));
}

unsigned IndexVocabulary::passages_with(std::string_view word) const {
    std::string term(word);
    if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
    if (frequencies_.size() > most_remembered) frequencies_.clear();
    const unsigned frequency = local_ ? local_->passages_with(term) : database_.get_termfreq(term);
    return frequencies_.emplace(std::move(term), frequency).first->second;
}

unsigned IndexVocabulary::passages_with_phrase(const std::vector<std::string>& words) const {
    if (words.empty()) return 0;
    std::string phrase;
    for (const std::string& word : words) phrase += (phrase.empty() ? "" : " ") + word;   // no term holds a space
    return counted(std::move(phrase), {Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                                       static_cast<Xapian::termcount>(words.size())});
}

unsigned IndexVocabulary::passages_with_any(const std::vector<std::string>& terms) const {
    if (terms.size() == 1) return passages_with(terms.front());
    std::string name;
    for (const std::string& term : terms) name += term + " or ";   // as no phrase ends
    return counted(std::move(name), {Xapian::Query::OP_OR, terms.begin(), terms.end()});
}

unsigned IndexVocabulary::counted(std::string name, const Xapian::Query& query) const {
    if (const auto known = frequencies_.find(name); known != frequencies_.end()) return known->second;
    if (frequencies_.size() > most_remembered) frequencies_.clear();
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    // Without a spy the engine would estimate, not look.
    Xapian::ValueCountMatchSpy each(slot_document);
    enquire.add_matchspy(&each);
    enquire.get_mset(0, 0, database_.get_doccount());
    const auto passages = static_cast<unsigned>(each.get_total());
    return frequencies_.emplace(std::move(name), passages).first->second;
}

unsigned IndexVocabulary::passages() const {
    if (!passages_) passages_ = database_.get_termfreq(kind_term(Kind::passage));
    return *passages_;
}

void IndexVocabulary::forget() {
    passages_.reset();
    frequencies_.clear();
    filed_.clear();
    entries_ = 0;
    terms_.clear();
}

}  // namespace imla
