#include "indexer/records.hpp"

#include <algorithm>

#include "analysis/tokenizer.hpp"
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

RecordMaker::RecordMaker(const Settings& settings, std::uint64_t run, WordBook& book, RecordSink& sink)
    : sink_(sink),
      terms_(sink, book),
      average_length_(settings.average_length),
      run_seconds_(run / 1'000'000),
      run_(run_value(run)) {}

std::size_t RecordMaker::start_document(const SourcedDocument& sourced) {
    const Document& document = sourced.document;
    terms_.start_document(document);
    id_term_ = id_term(document.id);
    document_value_ = document_value(document.id);
    record_.document = document.id;
    record_.ordinal = 0;
    record_.path = document.path;
    record_.type = document.type;
    record_.title = document.title;
    record_.author = document.author;
    record_.date = document.date;
    record_.source = document.source;
    record_.url = document.url;
    record_.language = document.language;

    const std::size_t number = sink_.start_record();
    add_filter(kind_term(Kind::document));
    add_filter(id_term_);
    add_filter(file_term(sourced.file));
    sink_.end_record(0, average_length_);
    return number;
}

void RecordMaker::add_passage(const Passage& passage, const std::vector<Token>& tokens) {
    ++record_.ordinal;
    record_.headings = passage.headings;
    record_.page = passage.page;
    record_.first_line = passage.first_line;
    record_.last_line = passage.last_line;
    record_.source_begin = passage.source_begin;
    record_.source_end = passage.source_end;

    sink_.set_data(sink_.start_record(), encode(record_));
    const std::string signature = terms_.add(record_.text, tokens, passage.headings);
    add_filter(kind_term(Kind::passage));
    add_filter(id_term_);
    const auto value = [this](unsigned slot, std::string_view content) {
        if (!content.empty()) sink_.set_value(slot, content);
    };
    value(slot_date, record_.date);
    value(slot_document, document_value_);
    value(slot_run, run_);
    value(slot_source, record_.source);
    value(slot_author, record_.author);
    if (!passage.headings.empty()) value(slot_heading, passage.headings.front());
    value(slot_signature, signature);
    sink_.end_record(passage_length(tokens), average_length_);
}

std::size_t RecordMaker::add(const SourcedDocument& sourced) {
    const Document& document = sourced.document;
    const std::size_t number = start_document(sourced);
    double words = 0;
    const std::vector<Passage> passages = split_passages(document);
    for (const Passage& passage : passages) {
        record_.text.assign(document.text, passage.begin, passage.end - passage.begin);
        tokenize_into(tokens_, record_.text);
        words += passage_length(tokens_);
        add_passage(passage, tokens_);
    }
    DocumentRecord record;
    record.id = document.id;
    record.file = sourced.file;
    record.content = sourced.content;
    record.passages = record_.ordinal;
    record.words = static_cast<std::uint64_t>(words);
    record.indexed = run_seconds_;
    record.extra = document.extra;
    sink_.set_data(number, encode(record));
    return passages.size();
}

PreparedRecord prepared(const FileRecord& file) {
    PreparedRecord result;
    result.data = encode(file);
    add_term(result.terms, kind_term(Kind::file));
    add_term(result.terms, file_term(file_key(file.root, file.name)));
    if (!file.problems.empty()) add_term(result.terms, kind_term(Kind::problem));
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
