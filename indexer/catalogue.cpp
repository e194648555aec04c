#include "indexer/catalogue.hpp"

#include "indexer/records.hpp"
#include "schema/terms.hpp"

namespace imla {
namespace {

std::optional<StoredDocument> document_in(const Xapian::Database& database, std::size_t source,
                                          std::string_view id) {
    const std::string term = id_term(id);
    const auto first = database.postlist_begin(term);
    if (first == database.postlist_end(term)) return {};
    return StoredDocument{{source, *first},
                          decode_document(database.get_document(*first).get_data())};
}

}  // namespace

void Catalogue::add_source(const std::filesystem::path& path) {
    sources_.emplace_back(path.string());
    const Xapian::Database& database = sources_.back();
    const std::size_t source = sources_.size() - 1;
    const std::string term = kind_term(Kind::file);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        StoredFile stored{{source, *it}, decode_file(database.get_document(*it).get_data())};
        auto& by_name = files_[stored.record.root];
        const auto [place, fresh] = by_name.try_emplace(stored.record.name, stored);
        if (fresh) continue;
        superseded_.insert(place->second.place);
        place->second = std::move(stored);
    }
    if (source > 0) supersede(source);
}

void Catalogue::supersede(std::size_t source) {
    const Xapian::Database& database = sources_[source];
    const std::string term = kind_term(Kind::document);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        const DocumentRecord record = decode_document(database.get_document(*it).get_data());
        for (std::size_t older = 0; older < source; ++older)
            if (const auto stored = document_in(sources_[older], older, record.id))
                remove_document(superseded_, *stored);
    }
}

void Catalogue::settle() {
    for (std::size_t source = 1; source < sources_.size(); ++source) {
        const Xapian::Database& database = sources_[source];
        const std::string term = kind_term(Kind::document);
        for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
            const std::string key = decode_document(database.get_document(*it).get_data()).file;
            const std::size_t end = key.find('\0');
            StoredFile unfinished{{source, 0}, {}};
            unfinished.record.root = key.substr(0, end);
            unfinished.record.name = key.substr(end + 1);
            files_[unfinished.record.root].try_emplace(unfinished.record.name, unfinished);
        }
    }
    for (auto& [root, by_name] : files_)
        for (auto& [name, file] : by_name) {
            if (file.place.source == 0 || file.place.number == 0) continue;
            for (const StoredDocument& document : documents_of(file_key(root, name)))
                if (document.place.source == 0) file.record.content = 0;
        }
}

const std::map<std::string, StoredFile>& Catalogue::files(const std::string& root) const {
    static const std::map<std::string, StoredFile> none;
    const auto found = files_.find(root);
    return found == files_.end() ? none : found->second;
}

std::optional<StoredDocument> Catalogue::document(std::string_view id) const {
    for (std::size_t source = sources_.size(); source-- > 0;)
        if (auto stored = document_in(sources_[source], source, id)) return stored;
    return {};
}

std::vector<StoredDocument> Catalogue::documents_of(std::string_view file_key) const {
    std::vector<StoredDocument> documents;
    const std::string of_file = file_term(file_key);
    for (std::size_t source = 0; source < sources_.size(); ++source) {
        const Xapian::Database& database = sources_[source];
        for (auto it = database.postlist_begin(of_file); it != database.postlist_end(of_file);
             ++it) {
            const RecordPlace place{source, *it};
            if (superseded_.contains(place)) continue;
            if (!is_document(database, *it)) continue;
            documents.push_back({place, decode_document(database.get_document(*it).get_data())});
        }
    }
    return documents;
}

PassageRecord Catalogue::first_passage(const StoredDocument& document) const {
    return decode_passage(sources_[document.place.source]
                              .get_document(document.place.number + 1)
                              .get_data());
}

std::size_t Catalogue::document_count(std::string_view file_key) const {
    const std::string term = file_term(file_key);
    std::size_t count = 0;
    for (std::size_t source = 0; source < sources_.size(); ++source) {
        if (sources_.size() == 1) return sources_[0].get_termfreq(term) - 1;
        for (auto it = sources_[source].postlist_begin(term);
             it != sources_[source].postlist_end(term); ++it)
            count += superseded_.contains({source, *it}) ? 0 : 1;
    }
    return count == 0 ? 0 : count - 1;
}

bool is_document(const Xapian::Database& database, Xapian::docid number) {
    const std::string kind = kind_term(Kind::document);
    auto term = database.termlist_begin(number);
    term.skip_to(kind);
    return term != database.termlist_end(number) && *term == kind;
}

void remove_document(Removals& removals, const StoredDocument& stored) {
    for (unsigned i = 0; i <= stored.record.passages; ++i)
        removals.insert({stored.place.source, stored.place.number + i});
}

}  // namespace imla
