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

/// Calls `found(rest, passages)` with what follows `prefix` in each term that starts so.
template <class Found>
void each_term(const Xapian::Database& database, const std::string& prefix, Found found) {
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it)
        found((*it).substr(prefix.size()), it.get_termfreq());
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
               return a == b || distance(a, b) <= most;
           });
}

}  // namespace

std::vector<AcronymEntry> long_forms_of(std::string_view acronym, const Xapian::Database& database) {
    std::vector<AcronymEntry> entries;
    each_term(database, acronym_term(acronym, ""), [&](std::string long_form, unsigned passages) {
        entries.push_back({std::string(acronym), std::move(long_form), passages, ""});
    });
    commonest_first(entries);
    return entries;
}

std::vector<AcronymEntry> acronyms_for(const std::vector<std::string>& words, Reach reach,
                                       const Xapian::Database& database) {
    std::map<std::pair<std::string, std::string>, unsigned> found;
    if (words.empty() || reach == Reach::off) return {};
    for (const std::string& key : query_keys(words.front(), reach)) {
        each_term(database, long_form_term(key, "", ""), [&](const std::string& rest, unsigned passages) {
            const std::size_t sign = rest.rfind('=');
            if (sign == std::string::npos) return;
            const std::string_view long_form = std::string_view(rest).substr(0, sign);
            if (same_words(words, long_form, limit(reach)))
                found[{rest.substr(sign + 1), std::string(long_form)}] = passages;
        });
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
    each_term(database, acronym_prefix(), [&](const std::string& rest, unsigned passages) {
        const std::size_t colon = rest.find(':');
        if (colon == std::string::npos) return;
        entries.push_back({rest.substr(0, colon), rest.substr(colon + 1), passages, ""});
    });
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
