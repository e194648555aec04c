#include "searcher/acronyms.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "schema/fields.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "variants/keys.hpp"
#include "variants/model.hpp"

namespace imla {
namespace {

void commonest_first(std::vector<AcronymEntry>& entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return std::tie(a.acronym, b.passages, a.long_form) <
               std::tie(b.acronym, a.passages, b.long_form);
    });
}

std::vector<std::string_view> split(std::string_view words) {
    std::vector<std::string_view> parts;
    while (!words.empty()) {
        const std::size_t space = std::min(words.find(' '), words.size());
        parts.push_back(words.substr(0, space));
        words.remove_prefix(std::min(space + 1, words.size()));
    }
    return parts;
}

/// Words typed, against many long forms: each word is made ready once, and when first needed.
class TypedWords {
  public:
    TypedWords(const std::vector<std::string>& words, double most)
        : words_(words), most_(most), matchers_(words.size()) {}

    /// Does the long form have as many words, each of them a spelling of the one typed?
    bool are(std::string_view long_form) {
        const auto spaces =
            static_cast<std::size_t>(std::count(long_form.begin(), long_form.end(), ' '));
        if (spaces + 1 != words_.size()) return false;  // as nearly always, and sooner
        const std::vector<std::string_view> parts = split(long_form);
        if (parts.size() != words_.size()) return false;
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (words_[i] != parts[i] && !(matcher(i).distance(parts[i], most_) <= most_))
                return false;
        return true;
    }

  private:
    const Matcher& matcher(std::size_t i) {
        return matchers_[i] ? *matchers_[i] : matchers_[i].emplace(words_[i]);
    }

    const std::vector<std::string>& words_;
    double most_;
    std::vector<std::optional<Matcher>> matchers_;
};

}  // namespace

std::vector<AcronymEntry> long_forms_of(std::string_view acronym, const IndexVocabulary& vocabulary) {
    std::vector<AcronymEntry> entries;
    const IndexVocabulary::Terms terms = vocabulary.beginning_with(acronym_term(acronym, ""));
    for (const auto& [long_form, passages] : *terms)
        entries.push_back({std::string(acronym), long_form, passages, ""});
    commonest_first(entries);
    return entries;
}

std::vector<AcronymEntry> acronyms_for(const std::vector<std::string>& words, Reach reach,
                                       const IndexVocabulary& vocabulary) {
    std::map<std::pair<std::string, std::string>, unsigned> found;
    if (words.empty() || reach == Reach::off) return {};
    TypedWords typed(words, limit(reach));
    for (const std::string& key : query_keys(words.front(), reach)) {
        const IndexVocabulary::Terms filed = vocabulary.beginning_with(long_form_term(key, "", ""));
        for (const auto& [rest, passages] : *filed) {
            const std::size_t sign = rest.rfind('=');
            if (sign == std::string::npos) continue;
            const std::string_view long_form = std::string_view(rest).substr(0, sign);
            if (typed.are(long_form))
                found[{rest.substr(sign + 1), std::string(long_form)}] = passages;
        }
    }
    std::vector<AcronymEntry> entries;
    entries.reserve(found.size());
    for (const auto& [pair, passages] : found) entries.push_back({pair.first, pair.second, passages, ""});
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.passages > b.passages; });
    return entries;
}

std::vector<AcronymEntry> all_acronyms(const Xapian::Database& database) {
    std::vector<AcronymEntry> entries;
    const std::string prefix = acronym_prefix();
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
        const std::string term = *it;
        const std::size_t colon = term.find(':', prefix.size());
        if (colon == std::string::npos) continue;
        entries.push_back({term.substr(prefix.size(), colon - prefix.size()), term.substr(colon + 1),
                           it.get_termfreq(), ""});
    }
    commonest_first(entries);
    return entries;
}

std::string defining_passage(const AcronymEntry& entry, const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(acronym_term(entry.acronym, entry.long_form)));
    enquire.set_sort_by_value(slot_document, false);
    const Xapian::MSet first = enquire.get_mset(0, 1);
    return first.empty() ? "" : decode_passage(first.begin().get_document().get_data()).id();
}

}  // namespace imla
