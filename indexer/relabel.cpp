#include "indexer/relabel.hpp"

#include <vector>

#include "analysis/tokenizer.hpp"
#include "indexer/passage_terms.hpp"
#include "indexer/records.hpp"
#include "indexer/xapian_record.hpp"
#include "schema/fields.hpp"
#include "schema/record.hpp"
#include "schema/settings.hpp"
#include "schema/terms.hpp"

namespace imla {
namespace {

void replace_term(Xapian::Document& document, const std::string& from, const std::string& to) {
    if (from == to) return;
    document.remove_term(from);
    document.add_boolean_term(to);
}

// Words of a path weigh alike in every passage of it; so the weight of the
// words there serves those to come.
void replace_path_words(Xapian::Document& document, const std::string& path) {
    const std::string prefix(prefix_of("path"));
    std::vector<std::string> old;
    Xapian::termcount weight = 1;
    auto term = document.termlist_begin();
    for (term.skip_to(prefix); term != document.termlist_end() && (*term).starts_with(prefix);
         ++term) {
        weight = old.empty() ? term.get_wdf() : std::min(weight, term.get_wdf());
        old.push_back(*term);
    }
    for (const std::string& word : old) document.remove_term(word);
    for (const Token& token : tokenize(path_words(path)))
        document.add_posting(prefix + token.term, token.position, weight);
}

void shift(PassageRecord& passage, const Shift& by) {
    if (passage.first_line == 0) return;
    const auto moved = [](auto value, std::int64_t distance) {
        return static_cast<decltype(value)>(static_cast<std::int64_t>(value) + distance);
    };
    passage.first_line = moved(passage.first_line, by.lines);
    passage.last_line = moved(passage.last_line, by.lines);
    passage.source_begin = moved(passage.source_begin, by.bytes);
    passage.source_end = moved(passage.source_end, by.bytes);
}

}  // namespace

void apply(const RelabelFile& relabel, Xapian::WritableDatabase& database) {
    database.replace_document(relabel.place.number,
                              xapian_document(prepared(relabel.record)));
}

void apply(const Relabel& relabel, Xapian::WritableDatabase& database) {
    const Xapian::docid first = relabel.document.place.number;
    DocumentRecord record = relabel.document.record;
    const std::string old_id = id_term(record.id), new_id = id_term(relabel.id);

    if (!relabel.path.empty()) {
        Xapian::Document document = database.get_document(first);
        replace_term(document, old_id, new_id);
        replace_term(document, file_term(record.file), file_term(relabel.file));
        record.id = relabel.id;
        record.file = relabel.file;
        document.set_data(encode(record));
        database.replace_document(first, document);
    }

    for (unsigned i = 1; i <= record.passages; ++i) {
        Xapian::Document passage = database.get_document(first + i);
        PassageRecord shown = decode_passage(passage.get_data());
        shown.document = relabel.id;
        shift(shown, relabel.shift);
        if (!relabel.path.empty()) shown.path = relabel.path;
        passage.set_data(encode(shown));
        if (!relabel.path.empty()) {
            replace_term(passage, old_id, new_id);
            replace_path_words(passage, relabel.path);
            passage.add_value(slot_document, document_value(relabel.id));
        }
        database.replace_document(first + i, passage);
    }
}

}  // namespace imla
