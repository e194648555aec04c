#include "indexer/readers/json_lines.hpp"

#include <charconv>
#include <map>

#include <fmt/format.h>
#include <simdjson.h>

#include "indexer/readers/dates.hpp"
#include "indexer/readers/encoding.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {

namespace dom = simdjson::dom;

struct JsonLines::State {
    State(std::string the_path, ReadingSink& the_sink)
        : path(std::move(the_path)), sink(the_sink) {}
    std::string path;
    ReadingSink& sink;
    dom::parser parser;
    std::string padded;
    std::size_t bad_dates = 0;
    std::string first_bad_date;
    std::size_t replaced = 0, bad_lines = 0;  // what was mended, and on how many lines
    std::string first_bad_line;

    simdjson::error_code parse(std::string_view line, dom::element& root) {
        padded.assign(line);
        padded.resize(line.size() + simdjson::SIMDJSON_PADDING);
        return parser.parse(padded.data(), line.size(), false).get(root);
    }
};

namespace {

/// A string, or strings joined by commas; nothing else.
std::optional<std::string> text_of(dom::element value) {
    if (value.is_string()) return std::string(std::string_view(value));
    if (!value.is_array()) return std::nullopt;
    std::string out;
    for (const dom::element item : dom::array(value)) {
        if (!item.is_string()) return std::nullopt;
        if (!out.empty()) out += ", ";
        out += std::string_view(item);
    }
    return out;
}

std::string Document::*field_named(std::string_view key) {
    static const std::map<std::string_view, std::string Document::*> fields{
        {"title", &Document::title},
        {"author", &Document::author},
        {"source", &Document::source},
        {"url", &Document::url},
        {"language", &Document::language}};
    const auto found = fields.find(key);
    return found == fields.end() ? nullptr : found->second;
}

/// What simdjson says of a line, as a person would.
std::string said(simdjson::error_code error) {
    if (error == simdjson::CAPACITY) return "the line is over 4 GB; split the document";
    if (error == simdjson::TAPE_ERROR)
        return "not JSON: a comma, colon, quote or brace is missing or too many, or the line is "
               "cut";
    return fmt::format("not JSON: {}", simdjson::error_message(error));
}

bool is_damage(simdjson::error_code error) {
    return error == simdjson::UTF8_ERROR || error == simdjson::UNESCAPED_CHARS ||
           error == simdjson::STRING_ERROR;
}

/// The code unit of an escape `\\uXXXX` at `at`, or 0 where there is none.
unsigned escaped_unit(std::string_view line, std::size_t at) {
    unsigned unit = 0;
    if (line.size() < at + 6 || line[at] != '\\' || line[at + 1] != 'u') return 0;
    const auto [end, error] =
        std::from_chars(line.data() + at + 2, line.data() + at + 6, unit, 16);
    return error == std::errc() && end == line.data() + at + 6 ? unit : 0;
}

/// A line with U+FFFD for bytes that are not UTF-8, for control characters that are not
/// escaped (but tabs, which are meant), and for halves of surrogate pairs; counts them.
std::string mended(std::string_view raw, std::size_t& replaced) {
    const std::string line = with_valid_utf8(raw, replaced);
    const auto is_half = [](unsigned unit, unsigned from) { return unit - from < 0x400; };
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const auto c = static_cast<unsigned char>(line[at]);
        const unsigned unit = escaped_unit(line, at);
        const bool pair = is_half(unit, 0xD800) && is_half(escaped_unit(line, at + 6), 0xDC00);
        const std::size_t length = pair ? 12 : unit ? 6 : c == '\\' ? 2 : 1;
        if (c == '\t' || c == '\r') {
            out += ' ';
        } else if (c < 0x20 || (!pair && is_half(unit, 0xD800)) || is_half(unit, 0xDC00)) {
            out += "\uFFFD";
            ++replaced;
        } else {
            out.append(line, at, length);
        }
        at += length;
    }
    return out;
}

}  // namespace

JsonLines::JsonLines(std::string path, ReadingSink& sink)
    : state_(std::make_unique<State>(std::move(path), sink)) {}
JsonLines::~JsonLines() = default;

void JsonLines::read(std::string_view line, unsigned number, std::size_t begin) {
    if (line.find_first_not_of(" \t\r\f\v") == line.npos) return;
    const std::string place = fmt::format("line {}", number);
    const auto problem = [&](std::string reason) {
        state_->sink.problem(place, std::move(reason));
    };

    dom::element root;
    auto error = state_->parse(line, root);
    if (is_damage(error)) {
        std::size_t replaced = 0;
        error = state_->parse(mended(line, replaced), root);
        if (!error && replaced > 0) {
            state_->replaced += replaced;
            if (state_->bad_lines++ == 0) state_->first_bad_line = place;
        }
    }
    if (error) return problem(said(error));
    if (!root.is_object())
        return problem("not a JSON object; a line is {\"id\": \"...\", \"text\": \"...\"}");

    Document document;
    bool has_id = false, has_text = false;
    for (const auto [key, value] : dom::object(root)) {
        if (key == "id") {
            if (value.is_string())
                document.id = std::string_view(value);
            else if (value.is_int64() || value.is_uint64())
                document.id = simdjson::minify(value);
            has_id = !document.id.empty();
        } else if (key == "text") {
            has_text = value.is_string();
            if (has_text) document.text = std::string_view(value);
        } else if (key == "date") {
            std::string written =
                value.is_string() ? std::string(std::string_view(value)) : simdjson::minify(value);
            document.date = iso_date(written);
            const bool none = value.is_null() || written.empty();
            if (document.date.empty() && !none && state_->bad_dates++ == 0)
                state_->first_bad_date =
                    fmt::format("{}: “{}”", place, clean_name(written.substr(0, 40)));
        } else if (std::string Document::*field = field_named(key); field && text_of(value)) {
            document.*field = *text_of(value);
        } else if (!(field && value.is_null())) {
            document.extra.emplace_back(std::string(key), std::string(simdjson::minify(value)));
        }
    }
    if (!has_id)
        return problem("no \"id\" that is a string with something in it; the line was left out");
    if (!has_text) return problem("no \"text\" that is a string; the line was left out");
    document.path = state_->path;
    document.type = "jsonl";
    document.place = place;
    add_paragraphs(document);
    for (Block& block : document.blocks) {
        block.line = number;
        block.source_begin = begin;
        block.source_end = begin + line.size();
    }
    state_->sink.document(std::move(document));
}

void JsonLines::finish() {
    if (state_->replaced > 0)
        state_->sink.guess(fmt::format(
            "{} replaced with U+FFFD on {} (first {}); if the file is in another encoding, name it "
            "with --encoding",
            state_->replaced == 1 ? "1 invalid byte"
                                  : fmt::format("{} invalid bytes", state_->replaced),
            state_->bad_lines == 1 ? "1 line" : fmt::format("{} lines", state_->bad_lines),
            state_->first_bad_line));
    state_->replaced = state_->bad_lines = 0;
    if (state_->bad_dates == 0) return;
    state_->sink.guess(
        fmt::format("{} left out, not ISO 8601 as in 2021-08-15 or 2021 (first on {})",
                    state_->bad_dates == 1 ? "1 date" : fmt::format("{} dates", state_->bad_dates),
                    state_->first_bad_date));
    state_->bad_dates = 0;
}

bool is_json_lines(const Opening& opening) {
    std::string_view text = opening.text;
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with('{')) return false;
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.size() == text.size()) {  // the opening ends inside the first line
        return line.find("\"text\"") != line.npos || line.find("\"id\"") != line.npos;
    }
    dom::parser parser;
    dom::element root;
    std::string_view ignored;
    return !parser.parse(line.data(), line.size()).get(root) && root.is_object() &&
           (!root["text"].get(ignored) || !root["id"].get(ignored));
}

void read_json_lines(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
                     Budget&) {
    Decoded other;
    std::string_view bytes = content.bytes;
    const auto mark = byte_order_mark(bytes);
    std::size_t offset = 0;
    if (!settings.encoding.empty() || (mark && mark->length != 3)) {
        other = decoded(bytes, settings.encoding);
        tell(other, sink);
        bytes = other.text;
    } else if (mark) {
        offset = mark->length;
        bytes.remove_prefix(offset);
    }
    JsonLines lines(content.path, sink);
    unsigned number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        lines.read(bytes.substr(at, end - at), number, at + offset);
        at = end + 1;
    }
    lines.finish();
}

}  // namespace imla
