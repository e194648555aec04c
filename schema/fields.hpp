// What an index holds: one table that indexing, querying, help and docs read.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace imla {

enum class FieldUse {
    words,    // words with positions, one term each
    bare,     // words without positions: a phrase asks for all of them
    exact,    // one term for the whole value, folded
    internal, // not for queries
};

/// What field:word says in a query.
enum class InQueries {
    no,
    words,    // what a passage is about: words like any
    filter,   // where it is from: picks from what the words find, and weighs nothing
};

struct Field {
    std::string_view name;
    std::string_view prefix;   // of its terms; no prefix begins with another but by a skeleton key's capitals
    FieldUse use;
    InQueries in_queries;
    std::string_view meaning;
};

inline constexpr std::array fields{
    Field{"text", "", FieldUse::words, InQueries::words, "words as written, folded for case and marks"},
    Field{"stem", "Z", FieldUse::bare, InQueries::no, "Snowball stems; not of a word that stands for its own"},
    Field{"variant", "XV", FieldUse::bare, InQueries::no, "skeleton key, ':', form; one per name-like word"},
    Field{"title", "S", FieldUse::words, InQueries::words, "words of the document's title"},
    Field{"heading", "XH", FieldUse::words, InQueries::words, "words of the headings above the passage"},
    Field{"author", "A", FieldUse::words, InQueries::filter, "words of the author's name"},
    Field{"source", "XS", FieldUse::words, InQueries::filter, "words of the publisher or origin"},
    Field{"path", "XP", FieldUse::bare, InQueries::filter, "words of the file's path; several are all asked for, in any order"},
    Field{"type", "T", FieldUse::exact, InQueries::filter, "format: text, markdown, jsonl, pdf …"},
    Field{"language", "L", FieldUse::exact, InQueries::filter, "language code"},
    Field{"acronym", "XA", FieldUse::internal, InQueries::no, "acronym, ':', long form; on each passage that defines it"},
    Field{"long_form", "XL", FieldUse::internal, InQueries::no, "skeleton key, ':', long form, '=', acronym; beside each acronym"},
    Field{"id", "Q", FieldUse::internal, InQueries::no, "document id; on the document record and, after it, on its passages in order"},
    Field{"file", "XF", FieldUse::internal, InQueries::no, "root and file; on the file record and on its documents' records"},
    Field{"kind", "XK", FieldUse::internal, InQueries::no, "passage, document, file or settings; problem on files not read whole"},
};

/// Does no prefix begin with another, so that no term can be read as two fields?
/// (Values never start with a capital letter, hence only longer prefixes matter.)
template <class Table>
constexpr bool prefixes_differ(const Table& table) {
    for (const Field& a : table)
        for (const Field& b : table)
            if (&a != &b && a.prefix == b.prefix) return false;
    return true;
}
static_assert(prefixes_differ(fields));

/// The place in `fields` of the field called `name`; fields.size() where there is none.
constexpr std::size_t place_of_field(std::string_view name) {
    std::size_t at = 0;
    while (at < fields.size() && fields[at].name != name) ++at;
    return at;
}

/// The field called `name`; null where there is none.
constexpr const Field* field_called(std::string_view name) {
    const std::size_t at = place_of_field(name);
    return at < fields.size() ? &fields[at] : nullptr;
}

/// The prefix of the field called `name`; a compile-time error where there is none.
consteval std::string_view prefix_of(std::string_view name) {
    const std::size_t at = place_of_field(name);
    return at < fields.size() ? fields[at].prefix : throw "no such field";
}

/// The table above in Markdown, as --schema prints it and ARCHITECTURE.md shows it.
std::string schema_table();

/// Value slots of a passage.
enum Slot : unsigned {
    slot_date = 0,      // ISO 8601, as given, possibly partial
    slot_document = 1,  // the document: collapse, facets and the order of equal hits; see document_value()
    slot_run = 2,       // when the run began that indexed it, later than every run before; see run_value()
    slot_source = 3,
    slot_author = 4,
    slot_heading = 5,   // outermost heading
    slot_signature = 6, // 8 bytes that nearly identical passages share: collapse
};

}  // namespace imla
