// CSV and TSV, through libcsv: a row is a document.
#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <set>

#include <csv.h>
#include <fmt/format.h>

#include "indexer/readers/dates.hpp"
#include "indexer/readers/encoding.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/json_text.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

std::string lower(std::string_view text) {
    std::string out = flowing(text);
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return out;
}

/// A column name that means a field where nobody said which column does.
struct KnownColumn {
    const char* names;  // " a b "
    std::string CsvColumns::*column;
    std::string Document::*field;
};
constexpr std::array known_columns{
    KnownColumn{" id key uid ", &CsvColumns::id, &Document::id},
    KnownColumn{" title headline subject ", &CsvColumns::title, &Document::title},
    KnownColumn{" author authors creator byline ", &CsvColumns::author, &Document::author},
    KnownColumn{" date published created_at pubdate ", &CsvColumns::date, &Document::date},
    KnownColumn{" source publisher publication outlet ", &CsvColumns::source, &Document::source},
    KnownColumn{" url link permalink ", &CsvColumns::url, &Document::url},
    KnownColumn{" language lang ", &CsvColumns::language, &Document::language}};
constexpr std::string_view text_columns = " text body content article full_text fulltext ";

bool is_one_of(std::string_view names, std::string_view name) {
    return !name.empty() && name.find(' ') == name.npos &&
           names.find(fmt::format(" {} ", name)) != names.npos;
}

/// The delimiter that cuts the first lines into the same number of fields.
char delimiter_of(std::string_view text, std::string_view name) {
    if (name.ends_with(".tsv") || name.ends_with(".tab")) return '\t';
    char best = ',';
    std::size_t best_score = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        std::array<std::size_t, 10> counts{};
        std::size_t line = 0;
        bool quoted = false;
        for (const char c : text.substr(0, 1 << 16)) {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == candidate)
                ++counts[line];
            else if (!quoted && c == '\n' && ++line == counts.size())
                break;
        }
        if (counts[0] == 0) continue;
        const auto same =
            static_cast<std::size_t>(std::count(counts.begin(), counts.end(), counts[0]));
        if (same * 100 + counts[0] > best_score) {
            best_score = same * 100 + counts[0];
            best = candidate;
        }
    }
    return best;
}

class Table {
  public:
    Table(const Content& content, const CsvColumns& columns, ReadingSink& sink)
        : content_(content), wanted_(columns), sink_(sink) {}

    void field(std::string_view value) { row_.emplace_back(value); }

    void end_row(unsigned last_line) {
        const unsigned line = row_line_;
        row_line_ = last_line + 1;
        std::vector<std::string> row;
        row.swap(row_);
        if (std::all_of(row.begin(), row.end(), [](const std::string& f) { return f.empty(); }))
            return;
        if (header_.empty()) {
            const bool named = is_header(row);
            if (named)
                header_ = row;
            else
                for (std::size_t i = 0; i < row.size(); ++i)
                    header_.push_back(fmt::format("column {}", i + 1));
            choose_columns();
            if (named) return;
            sink_.guess("no header: the first row is data");
        }
        emit(row, line);
    }

    void finish() {
        if (header_.empty()) return sink_.guess("holds no rows");
        if (rows_ == 0) sink_.guess("holds a header and no rows");
        if (bad_dates_ > 0)
            sink_.guess(fmt::format("dates left out in {}, not as in 2021-08-15 (first in {})",
                                    rows(bad_dates_), first_bad_date_));
        if (long_rows_ > 0)
            sink_.guess(fmt::format(
                "{} longer than the header: a quote or delimiter may be missing (first {})",
                rows(long_rows_), first_long_row_));
    }

  private:
    static std::string rows(std::size_t count) {
        return count == 1 ? "1 row" : fmt::format("{} rows", count);
    }

    /// Names: short, different, no numbers; or at least one that we know.
    bool is_header(const std::vector<std::string>& row) const {
        std::set<std::string> names;
        bool plain = true, known = false;
        const auto means = [&](const std::string& name) {
            if (is_one_of(text_columns, name) ||
                std::count(wanted_.text.begin(), wanted_.text.end(), name))
                return true;
            return std::any_of(
                known_columns.begin(), known_columns.end(), [&](const KnownColumn& each) {
                    return is_one_of(each.names, name) || lower(wanted_.*each.column) == name;
                });
        };
        for (const std::string& field : row) {
            const std::string name = lower(field);
            plain &= !name.empty() && name.size() < 50 && names.insert(name).second &&
                     name.find_first_of(".;:") == name.npos &&
                     name.find_first_not_of("0123456789.,-/: ") != name.npos;
            known |= means(name);
        }
        return known || (plain && row.size() > 1);
    }

    std::size_t column_named(const std::string& name) const {
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (lower(header_[i]) == lower(name)) return i;
        return npos;
    }

    std::size_t wanted_column(const std::string& name) const {
        const std::size_t found = column_named(name);
        if (found == npos)
            throw UserError(fmt::format("{} has no column “{}”; it has: {}", content_.path, name,
                                        fmt::join(header_, ", ")));
        return found;
    }

    void choose_columns() {
        std::set<std::size_t> used;
        for (std::size_t k = 0; k < known_columns.size(); ++k) {
            const KnownColumn& known = known_columns[k];
            columns_[k] = npos;
            if (!(wanted_.*known.column).empty())
                columns_[k] = wanted_column(wanted_.*known.column);
            for (std::size_t i = 0; i < header_.size() && columns_[k] == npos; ++i)
                if (is_one_of(known.names, lower(header_[i]))) columns_[k] = i;
            if (columns_[k] != npos) used.insert(columns_[k]);
        }
        for (const std::string& name : wanted_.text) text_.push_back(wanted_column(name));
        for (std::size_t i = 0; i < header_.size() && wanted_.text.empty(); ++i)
            if (is_one_of(text_columns, lower(header_[i]))) text_.push_back(i);
        for (const std::size_t column : text_) used.insert(column);
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (!used.count(i)) others_.push_back(i);
    }

    void emit(const std::vector<std::string>& row, unsigned line) {
        ++rows_;
        Document document;
        document.path = content_.path;
        document.type = "csv";
        document.place = fmt::format("row {}", rows_);
        const auto value = [&](std::size_t column) {
            return column < row.size() ? row[column] : std::string();
        };
        for (std::size_t k = 0; k < known_columns.size(); ++k)
            document.*(known_columns[k].field) = flowing(value(columns_[k]));
        if (document.id.empty())
            document.id = fmt::format("{}/{}", clean_name(content_.name), rows_);
        if (const std::string date = date_in_words(document.date); date != document.date) {
            if (date.empty() && bad_dates_++ == 0) first_bad_date_ = document.place;
            document.date = date;
        }
        TextBuilder builder(document);
        builder.line = line;
        for (const std::size_t column : text_) add_column(builder, value(column));
        for (std::size_t i = header_.size(); i < row.size(); ++i) {  // nothing is lost
            if (i == header_.size() && long_rows_++ == 0) first_long_row_ = document.place;
            document.extra.emplace_back(fmt::format("column {}", i + 1), json_string(row[i]));
        }
        // Without a text column the other columns are the text, each with its name.
        for (const std::size_t column : others_) {
            if (value(column).empty()) continue;
            if (text_.empty())
                add_column(builder, header_[column] + ": " + value(column));
            else
                document.extra.emplace_back(header_[column], json_string(value(column)));
        }
        sink_.document(std::move(document));
    }

    /// A field may hold paragraphs of its own.
    static void add_column(TextBuilder& builder, std::string_view value) {
        for (std::size_t at = 0; at < value.size();) {
            const std::size_t end = std::min(value.find("\n\n", at), value.size());
            builder.add(value.substr(at, end - at));
            builder.end_block();
            at = end + 2;
        }
    }

    static constexpr std::size_t npos = std::string::npos;
    const Content& content_;
    const CsvColumns& wanted_;
    ReadingSink& sink_;
    std::vector<std::string> header_, row_;
    std::array<std::size_t, known_columns.size()> columns_{};
    std::vector<std::size_t> text_, others_;
    unsigned row_line_ = 1, rows_ = 0;
    std::size_t bad_dates_ = 0, long_rows_ = 0;
    std::string first_bad_date_, first_long_row_;
};

// libcsv is C: an exception must not pass through it, and none does: allocation apart, these only
// append; rows go to the table after csv_parse() has returned.
void on_field(void* bytes, std::size_t size, void* data) {
    static_cast<std::vector<std::string>*>(data)->emplace_back(static_cast<const char*>(bytes),
                                                               size);
}

void on_row(int, void* data) {
    static_cast<std::vector<std::string>*>(data)->emplace_back("\0row", 4);
}

}  // namespace

void read_csv(const Content& content, const ReadingSettings& settings, ReadingSink& sink, Budget&) {
    const Decoded file = decoded(content.bytes, settings.encoding);
    tell(file, sink);
    const std::string_view text = file.text;
    csv_parser parser{};
    if (csv_init(&parser, 0) != 0) throw std::bad_alloc();
    const std::unique_ptr<csv_parser, decltype(&csv_free)> freed(&parser, &csv_free);
    const char delimiter = delimiter_of(text, content.name);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    if (delimiter == '\t' && !text.starts_with('"'))
        csv_set_quote(&parser, '\0');  // TSV proper quotes nothing

    Table table(content, settings.csv, sink);
    std::vector<std::string> events;
    const auto take_rows = [&](unsigned line) {
        for (const std::string& event : events) {
            if (event == std::string_view("\0row", 4))
                table.end_row(line);
            else
                table.field(event);
        }
        events.clear();
    };
    unsigned line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {  // by line, to know where a row stands
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        csv_parse(&parser, text.data() + at, end - at, on_field, on_row, &events);
        take_rows(line);
        at = end;
    }
    csv_fini(&parser, on_field, on_row, &events);
    take_rows(line);
    table.finish();
}

}  // namespace imla
