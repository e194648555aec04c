// TREC topics: <top> … </top> with <num>, <title>, <desc> and <narr>, which the
// older SGML form leaves open and labels ("<num> Number: 301"), and the newer
// XML form closes.
#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "analysis/unicode.hpp"
#include "searcher/batch/reader.hpp"

namespace imla {

namespace {

std::string trimmed(std::string_view text) {
    std::string out;   // with single spaces, as a topic's lines are broken anywhere
    for (const char c : text) {
        const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!space) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

/// &amp; and its kin, and numbers.
std::string decoded(const std::string& text) {
    static const std::map<std::string, std::string> names = {
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t end = text[at] == '&' ? text.find(';', at) : text.npos;
        const std::string name = end != text.npos && end - at < 12 ? text.substr(at + 1, end - at - 1) : "";
        if (const auto known = names.find(name); known != names.end()) {
            out += known->second;
            at = end;
        } else if (name.size() > 1 && name[0] == '#') {
            const bool hex = name[1] == 'x' || name[1] == 'X';
            const char* digits = name.c_str() + (hex ? 2 : 1);
            char* stop = nullptr;
            const unsigned long code = std::strtoul(digits, &stop, hex ? 16 : 10);
            if (stop != digits && *stop == '\0') {
                append_utf8(out, static_cast<char32_t>(code));
                at = end;
            } else {
                out += '&';
            }
        } else {
            out += text[at];
        }
    }
    return out;
}

/// The element that a tag's name stands for, or nothing.
std::string element_of(const std::string& name) {
    static const std::map<std::string, std::string> elements = {
        {"num", "num"}, {"number", "num"}, {"title", "title"}, {"query", "title"},
        {"desc", "desc"}, {"description", "desc"}, {"narr", "narr"}, {"narrative", "narr"}};
    const auto found = elements.find(name);
    return found == elements.end() ? "" : found->second;
}

/// The label that SGML topics put first, such as "Description:".
std::string without_label(const std::string& element, const std::string& text) {
    static const std::map<std::string, std::string> labels = {
        {"num", "Number:"}, {"title", "Topic:"}, {"desc", "Description:"}, {"narr", "Narrative:"}};
    const std::string& label = labels.at(element);
    return text.starts_with(label) ? trimmed(text.substr(label.size())) : text;
}

/// The elements of a topic; a tag ends the element before it.
std::map<std::string, std::string> elements_of(const std::string& topic) {
    std::map<std::string, std::string> raw;
    std::string element;
    for (std::size_t at = 0; at < topic.size();) {
        const std::size_t close = topic[at] == '<' ? topic.find('>', at) : topic.npos;
        if (close == topic.npos) {
            if (!element.empty()) raw[element] += topic[at];
            ++at;
            continue;
        }
        std::size_t name_end = at + 1;
        while (name_end < close && std::isalpha(static_cast<unsigned char>(topic[name_end]))) ++name_end;
        std::string name = topic.substr(at + 1, name_end - at - 1);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (topic[at + 1] == '/') element.clear();
        else if (const std::string known = element_of(name); !known.empty()) element = known;
        else if (const std::size_t number = topic.find("number=\"", at); name == "topic" && number < close)
            raw["num"] = topic.substr(number + 8, topic.find('"', number + 8) - number - 8);
        at = close + 1;
    }
    std::map<std::string, std::string> elements;
    for (const auto& [name, text] : raw) elements[name] = without_label(name, trimmed(decoded(text)));
    return elements;
}

class TrecReader : public BatchReader {
  public:
    TrecReader(std::istream& in, const std::vector<std::string>& fields) : BatchReader(in), fields_(fields) {}

    std::optional<BatchQuery> next() override {
        std::string topic;
        std::size_t begin = line_;
        bool inside = false;
        while (auto piece = next_piece()) {
            if (end_of(*piece, starts) > 0) {
                if (inside) {          // the one before was not closed
                    rest_.insert(0, *piece);
                    return query_of(topic, begin);
                }
                inside = true;
                begin = line_;
            }
            if (inside) topic += *piece + '\n';
            if (inside && end_of(*piece, ends) > 0) return query_of(topic, begin);
        }
        if (inside) return query_of(topic, begin);
        return std::nullopt;
    }

  private:
    // <topics> holds them all.
    static constexpr std::array<std::string_view, 5> starts = {"<top>", "<top ", "<TOP>", "<topic>", "<topic "};
    static constexpr std::array<std::string_view, 3> ends = {"</top>", "</TOP>", "</topic>"};

    /// Where the first of `marks` in the text ends; 0 if none is there.
    template <std::size_t n>
    static std::size_t end_of(std::string_view text, const std::array<std::string_view, n>& marks) {
        std::size_t at = text.npos, end = 0;
        for (const std::string_view mark : marks)
            if (const std::size_t found = text.find(mark); found < at) {
                at = found;
                end = found + mark.size();
            }
        return end;
    }

    /// A line, or its part up to the end of a topic: a program may write all topics as one line.
    std::optional<std::string> next_piece() {
        if (rest_.empty()) {
            auto line = next_line();
            if (!line) return std::nullopt;
            rest_ = std::move(*line);
        }
        const std::size_t end = end_of(rest_, ends);
        std::string piece = rest_.substr(0, end > 0 ? end : rest_.npos);
        rest_.erase(0, piece.size());
        return piece;
    }

    BatchQuery query_of(const std::string& topic, std::size_t line) const {
        const auto elements = elements_of(topic);
        BatchQuery query;
        query.line = line;
        query.plain = true;
        if (const auto number = elements.find("num"); number != elements.end()) query.id = number->second;
        for (const std::string& field : fields_) {
            const auto text = elements.find(field);
            if (text == elements.end() || text->second.empty()) continue;
            if (!query.query.empty()) query.query += ' ';
            query.query += text->second;
        }
        if (query.id.empty()) query.problem = "a topic without <num>";
        else if (query.query.empty()) query.problem = "topic " + query.id + " has none of the fields asked for";
        return query;
    }

    std::vector<std::string> fields_;
    std::string rest_;   // of the line: topics that begin in it
};

}  // namespace

std::unique_ptr<BatchReader> trec_reader(std::istream& in, const std::vector<std::string>& fields) {
    return std::make_unique<TrecReader>(in, fields);
}

}  // namespace imla
