#include "indexer/records.hpp"

#include <algorithm>

#include "analysis/passages.hpp"
#include "analysis/tokenizer.hpp"
#include "indexer/passage_terms.hpp"
#include "indexer/signature.hpp"
#include "schema/encoding.hpp"
#include "schema/fields.hpp"
#include "schema/terms.hpp"

namespace imla {
namespace {

void add_term(std::vector<TermEntry>& terms, std::string term) {
    const auto place = std::lower_bound(
        terms.begin(), terms.end(), term,
        [](const TermEntry& entry, const std::string& t) { return entry.term < t; });
    if (place == terms.end() || place->term != term)
        terms.insert(place, TermEntry{std::move(term), 0, {}});
}

std::string hex8(std::uint64_t seconds) {
    std::string digits;
    for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789abcdef"[seconds >> shift & 15];
    return digits;
}

PassageRecord passage_record(const Document& document, const Passage& passage, unsigned ordinal) {
    PassageRecord record;
    record.document = document.id;
    record.ordinal = ordinal;
    record.path = document.path;
    record.type = document.type;
    record.title = document.title;
    record.author = document.author;
    record.date = document.date;
    record.source = document.source;
    record.url = document.url;
    record.language = document.language;
    record.headings = passage.headings;
    record.page = passage.page;
    record.first_line = passage.first_line;
    record.last_line = passage.last_line;
    record.source_begin = passage.source_begin;
    record.source_end = passage.source_end;
    record.text = document.text.substr(passage.begin, passage.end - passage.begin);
    return record;
}

}  // namespace

std::uint64_t content_hash(const Document& document) {
    std::string header;
    const auto add = [&header](std::string_view part) {
        append_leb128(header, part.size());
        header += part;
    };
    for (const std::string* part : {&document.type, &document.title, &document.author, &document.source,
                                    &document.url, &document.language, &document.date})
        add(*part);
    for (const auto& [key, value] : document.extra) {
        add(key);
        add(value);
    }
    // Where a block lies in its file is shown with a hit, so a shift is a change;
    // but a line put into a large .jsonl file must not re-index all that follows.
    const bool many = document.type == "jsonl";
    for (const Block& block : document.blocks)
        for (std::uint64_t number :
             {std::uint64_t{block.begin}, std::uint64_t{block.end}, std::uint64_t{block.heading},
              std::uint64_t{block.page}, std::uint64_t{many ? 0 : block.line},
              std::uint64_t{many ? 0 : block.source_begin},
              std::uint64_t{many ? 0 : block.source_end}})
            append_leb128(header, number);
    return stable_hash(document.text, stable_hash(header));
}

RecordMaker::RecordMaker(const Settings& settings, std::uint64_t run)
    : stemmer_(settings.language), average_length_(settings.average_length), run_(run) {}

PreparedRecord RecordMaker::document_record(const SourcedDocument& sourced,
                                            unsigned passages, std::uint64_t words) const {
    DocumentRecord record;
    record.id = sourced.document.id;
    record.file = sourced.file;
    record.content = sourced.content;
    record.passages = passages;
    record.words = words;
    record.indexed = run_;
    record.extra = sourced.document.extra;
    PreparedRecord result;
    result.data = encode(record);
    add_term(result.terms, kind_term(Kind::document));
    add_term(result.terms, id_term(record.id));
    add_term(result.terms, file_term(sourced.file));
    return result;
}

std::vector<PreparedRecord> RecordMaker::records_of(const SourcedDocument& sourced) {
    const Document& document = sourced.document;
    const std::vector<Passage> passages = split_passages(document);
    std::vector<PreparedRecord> records;
    records.reserve(passages.size() + 1);
    records.emplace_back();  // the document's own, which counts the words of the rest
    double words = 0;
    const std::string id = id_term(document.id);
    const std::string of_document = document_value(document.id);
    unsigned ordinal = 0;
    for (const Passage& passage : passages) {
        const std::string_view text =
            std::string_view(document.text).substr(passage.begin, passage.end - passage.begin);
        PreparedRecord record;
        record.data = encode(passage_record(document, passage, ++ordinal));
        const std::vector<Token> tokens = tokenize(text);
        words += passage_length(tokens);
        record.terms =
            passage_terms(text, tokens, {document, passage.headings, average_length_}, stemmer_);
        add_term(record.terms, kind_term(Kind::passage));
        add_term(record.terms, id);
        const auto value = [&record](unsigned slot, std::string content) {
            if (!content.empty()) record.values.emplace_back(slot, std::move(content));
        };
        value(slot_date, document.date);
        value(slot_document, of_document);
        value(slot_run, hex8(run_));
        value(slot_source, document.source);
        value(slot_author, document.author);
        if (!passage.headings.empty()) value(slot_heading, passage.headings.front());
        value(slot_signature, signature_of(tokens));
        records.push_back(std::move(record));
    }
    records.front() =
        document_record(sourced, ordinal, static_cast<std::uint64_t>(words));
    return records;
}

PreparedRecord prepared(const FileRecord& file) {
    PreparedRecord result;
    result.data = encode(file);
    add_term(result.terms, kind_term(Kind::file));
    add_term(result.terms, file_term(file_key(file.root, file.name)));
    return result;
}

PreparedRecord prepared(const Settings& settings) {
    PreparedRecord result;
    result.data = encode(settings);
    add_term(result.terms, kind_term(Kind::settings));
    return result;
}

std::string file_key(std::string_view root, std::string_view name) {
    return std::string(root).append(1, '\0').append(name);
}

void LengthSample::add(const Document& document) {
    for (const Passage& passage : split_passages(document)) {
        if (passages == enough) return;
        const std::string_view text(document.text);
        words += passage_length(tokenize(text.substr(passage.begin, passage.end - passage.begin)));
        ++passages;
    }
}

}  // namespace imla
