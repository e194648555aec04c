#include "indexer/stored_text.hpp"

#include <ostream>

#include "indexer/readers/json_text.hpp"
#include "schema/index_directory.hpp"
#include "schema/shards.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

// The headings that stand above this passage but not above the one before.
void add_new_headings(std::string& text, const std::vector<std::string>& before,
                      const std::vector<std::string>& now) {
    std::size_t same = 0;
    while (same < before.size() && same < now.size() && before[same] == now[same]) ++same;
    for (std::size_t i = same; i < now.size(); ++i) {
        if (!text.empty()) text += "\n\n";
        text += now[i];
    }
}

}  // namespace

std::string json_line(const Xapian::Database& database, Xapian::docid number) {
    const DocumentRecord document = decode_document(database.get_document(number).get_data());
    PassageRecord first;
    std::string text;
    std::vector<std::string> headings;
    for (unsigned i = 1; i <= document.passages; ++i) {
        PassageRecord passage = decode_passage(database.get_document(number + i).get_data());
        add_new_headings(text, headings, passage.headings);
        headings = passage.headings;
        if (!text.empty() && !passage.text.empty()) text += "\n\n";
        text += passage.text;
        if (i == 1) first = std::move(passage);
    }
    std::string line = "{\"id\":" + json_string(document.id);
    const auto add = [&line](const char* key, const std::string& value) {
        if (!value.empty()) line.append(",\"").append(key).append("\":").append(json_string(value));
    };
    add("title", first.title);
    add("author", first.author);
    add("date", first.date);
    add("source", first.source);
    add("url", first.url);
    add("language", first.language);
    for (const auto& [key, value] : document.extra)
        line.append(",").append(json_string(key)).append(":").append(value);
    return line.append(",\"text\":").append(json_string(text)).append("}");
}

std::size_t export_documents(const std::filesystem::path& index, std::ostream& out) {
    if (const auto shards = shards_of(index); !shards.empty()) {
        std::size_t documents = 0;
        for (const std::filesystem::path& shard : shards) documents += export_documents(shard, out);
        return documents;
    }
    const Xapian::Database database = open_index(index.string());
    const std::string term = kind_term(Kind::document);
    std::size_t count = 0;
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term) && out; ++it) {
        out << json_line(database, *it) << '\n';
        ++count;
    }
    if (!out.flush()) throw UserError("cannot write standard output");
    return count;
}

}  // namespace imla
