#include "searcher/acronyms.hpp"

#include <algorithm>
#include <map>
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

bool same_words(const std::vector<std::string>& typed, std::string_view long_form, double most) {
    const std::vector<std::string_view> words = split(long_form);
    return words.size() == typed.size() &&
           std::equal(typed.begin(), typed.end(), words.begin(), [&](const auto& a, auto b) {
               return distance(a, b, most) <= most;
           });
}

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
    for (const std::string& key : query_keys(words.front(), reach)) {
        const IndexVocabulary::Terms filed = vocabulary.beginning_with(long_form_term(key, "", ""));
        for (const auto& [rest, passages] : *filed) {
            const std::size_t sign = rest.rfind('=');
            if (sign == std::string::npos) continue;
            const std::string_view long_form = std::string_view(rest).substr(0, sign);
            if (same_words(words, long_form, limit(reach)))
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
