#include "tests/readers/collected.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "indexer/readers/utf8.hpp"

namespace imla {

std::string bytes_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Collected read_bytes(std::string_view bytes, std::string name, const ReadingSettings& settings) {
    Collected out;
    const Content content{name, name, bytes};
    if (read_content(content, settings, out) == Known::no)
        out.guesses.emplace_back("(unknown type)");
    return out;
}

Collected read_file(const std::string& file, const ReadingSettings& settings) {
    const std::string bytes = bytes_of(file);
    return read_bytes(bytes, file.substr(file.rfind('/') + 1), settings);
}

std::string shown(const Collected& all) {
    std::string out;
    for (const Document& d : all.documents) {
        out += fmt::format("document {} [{}]\n", d.id, d.type);
        const auto line = [&](const char* name, const std::string& value) {
            if (!value.empty()) out += fmt::format("  {}: {}\n", name, value);
        };
        line("place", d.place);
        line("title", d.title);
        line("author", d.author);
        line("date", d.date);
        line("source", d.source);
        line("url", d.url);
        line("language", d.language);
        for (const auto& [key, value] : d.extra) line(("+" + key).c_str(), value);
        for (const Block& b : d.blocks) {
            std::string text = d.text.substr(b.begin, b.end - b.begin), flat;
            for (const char c : text)
                flat += c == '\n'   ? std::string("⏎")
                        : c == '\r' ? std::string("␍")
                        : c == '\t' ? "⇥"
                                    : std::string(1, c);
            out += fmt::format("  {}{}{}: {}\n", b.heading ? fmt::format("h{} ", b.heading) : "",
                               b.page ? fmt::format("p{} ", b.page) : "",
                               b.line ? fmt::format("l{}", b.line) : "-", flat);
        }
        if (const std::string fault = fault_of(d); !fault.empty()) out += "  FAULT " + fault + "\n";
    }
    for (const auto& [where, reason] : all.problems)
        out += fmt::format("problem {}: {}\n", where.empty() ? "(file)" : where, reason);
    for (const std::string& what : all.guesses) out += fmt::format("guess {}\n", what);
    return out;
}

std::string fault_of(const Document& d) {
    if (!is_utf8(d.text)) return "text is not UTF-8";
    for (const std::string* field :
         {&d.id, &d.path, &d.title, &d.author, &d.source, &d.url, &d.language, &d.date, &d.place})
        if (!is_utf8(*field)) return "metadata is not UTF-8";
    if (d.id.empty()) return "no id";
    std::size_t last = 0;
    for (const Block& b : d.blocks) {
        if (b.begin < last || b.end <= b.begin || b.end > d.text.size())
            return "blocks do not ascend";
        if (!is_utf8(std::string_view(d.text).substr(b.begin, b.end - b.begin)))
            return "a block cuts a character";
        last = b.end;
    }
    return {};
}

}  // namespace imla
