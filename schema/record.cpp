#include "schema/record.hpp"

#include "schema/encoding.hpp"
#include "schema/packing.hpp"

namespace imla {
namespace {

constexpr unsigned char version = 1;

// Tags are never used again for another meaning.
enum PassageTag : unsigned char {
    p_document = 1, p_ordinal, p_path, p_type, p_title, p_author, p_date, p_source, p_url,
    p_language, p_heading, p_page, p_first_line, p_line_count, p_source_begin, p_source_size,
    p_text,
};
enum DocumentTag : unsigned char {
    d_id = 1, d_file, d_content, d_passages, d_indexed, d_extra_key, d_extra_value,
    d_words,
};
enum FileTag : unsigned char {
    f_root = 1, f_name, f_size, f_modified, f_content, f_unknown, f_where, f_reason, f_guess,
};

unsigned small(const Decoder& fields) { return static_cast<unsigned>(fields.number()); }

}  // namespace

std::string encode(const PassageRecord& r) {
    Encoder to(version);
    to.text(p_document, r.document);
    to.number(p_ordinal, r.ordinal);
    to.text(p_path, r.path);
    to.text(p_type, r.type);
    to.text(p_title, r.title);
    to.text(p_author, r.author);
    to.text(p_date, r.date);
    to.text(p_source, r.source);
    to.text(p_url, r.url);
    to.text(p_language, r.language);
    for (const std::string& heading : r.headings) to.item(p_heading, heading);
    to.number(p_page, r.page);
    to.number(p_first_line, r.first_line);
    if (r.last_line > r.first_line) to.number(p_line_count, r.last_line - r.first_line);
    to.number(p_source_begin, r.source_begin);
    if (r.source_end > r.source_begin) to.number(p_source_size, r.source_end - r.source_begin);
    to.text(p_text, r.text);
    return packed(std::move(to).bytes());
}

PassageRecord decode_passage(std::string_view stored) {
    PassageRecord r;
    unsigned more_lines = 0;
    std::uint64_t source_size = 0;
    std::string space;
    Decoder fields(unpacked(stored, space), version, "passage");
    while (fields.next()) switch (fields.tag()) {
            case p_document: r.document = fields.text(); break;
            case p_ordinal: r.ordinal = small(fields); break;
            case p_path: r.path = fields.text(); break;
            case p_type: r.type = fields.text(); break;
            case p_title: r.title = fields.text(); break;
            case p_author: r.author = fields.text(); break;
            case p_date: r.date = fields.text(); break;
            case p_source: r.source = fields.text(); break;
            case p_url: r.url = fields.text(); break;
            case p_language: r.language = fields.text(); break;
            case p_heading: r.headings.push_back(fields.text()); break;
            case p_page: r.page = small(fields); break;
            case p_first_line: r.first_line = small(fields); break;
            case p_line_count: more_lines = small(fields); break;
            case p_source_begin: r.source_begin = fields.number(); break;
            case p_source_size: source_size = fields.number(); break;
            case p_text: r.text = fields.text(); break;
            default: break;
        }
    r.last_line = r.first_line + more_lines;
    r.source_end = r.source_begin + source_size;
    return r;
}

std::string encode(const DocumentRecord& r) {
    Encoder to(version);
    to.text(d_id, r.id);
    to.text(d_file, r.file);
    to.number(d_content, r.content);
    to.number(d_passages, r.passages);
    to.number(d_indexed, r.indexed);
    to.number(d_words, r.words);
    for (const auto& [key, value] : r.extra) {
        to.item(d_extra_key, key);
        to.item(d_extra_value, value);
    }
    return packed(std::move(to).bytes());
}

DocumentRecord decode_document(std::string_view stored) {
    DocumentRecord r;
    std::string space;
    Decoder fields(unpacked(stored, space), version, "document");
    while (fields.next()) switch (fields.tag()) {
            case d_id: r.id = fields.text(); break;
            case d_file: r.file = fields.text(); break;
            case d_content: r.content = fields.number(); break;
            case d_passages: r.passages = small(fields); break;
            case d_indexed: r.indexed = fields.number(); break;
            case d_words: r.words = fields.number(); break;
            case d_extra_key: r.extra.emplace_back(fields.text(), ""); break;
            case d_extra_value:
                if (!r.extra.empty()) r.extra.back().second = fields.text();
                break;
            default: break;
        }
    return r;
}

std::string encode(const FileRecord& r) {
    Encoder to(version);
    to.text(f_root, r.root);
    to.text(f_name, r.name);
    to.number(f_size, r.size);
    to.number(f_modified, static_cast<std::uint64_t>(r.modified));
    to.number(f_content, r.content);
    to.number(f_unknown, r.known ? 0 : 1);
    for (const Problem& problem : r.problems) {
        to.item(f_where, problem.where);
        to.item(f_reason, problem.reason);
    }
    for (const std::string& guess : r.guesses) to.item(f_guess, guess);
    return packed(std::move(to).bytes());
}

FileRecord decode_file(std::string_view stored) {
    FileRecord r;
    std::string space;
    Decoder fields(unpacked(stored, space), version, "file");
    while (fields.next()) switch (fields.tag()) {
            case f_root: r.root = fields.text(); break;
            case f_name: r.name = fields.text(); break;
            case f_size: r.size = fields.number(); break;
            case f_modified: r.modified = static_cast<std::int64_t>(fields.number()); break;
            case f_content: r.content = fields.number(); break;
            case f_unknown: r.known = fields.number() == 0; break;
            case f_where: r.problems.push_back({fields.text(), ""}); break;
            case f_reason:
                if (!r.problems.empty()) r.problems.back().reason = fields.text();
                break;
            case f_guess: r.guesses.push_back(fields.text()); break;
            default: break;
        }
    return r;
}

}  // namespace imla
