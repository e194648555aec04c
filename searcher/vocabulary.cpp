#include "searcher/vocabulary.hpp"

#include "schema/terms.hpp"

namespace imla {

std::vector<Vocabulary::Entry> IndexVocabulary::filed_under(std::string_view key) const {
    std::vector<Entry> entries;
    const std::string prefix = variant_term(key, "");
    for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it)
        entries.push_back({(*it).substr(prefix.size()), it.get_termfreq()});
    return entries;
}

unsigned IndexVocabulary::passages_with(std::string_view word) const {
    return database_.get_termfreq(std::string(word));
}

unsigned IndexVocabulary::passages() const {
    return database_.get_termfreq(kind_term(Kind::passage));
}

}  // namespace imla
