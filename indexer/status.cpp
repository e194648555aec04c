#include "indexer/status.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <ctime>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index_lock.hpp"
#include "indexer/readers/json_text.hpp"
#include "indexer/records.hpp"
#include "indexer/xapian_record.hpp"
#include "schema/fields.hpp"
#include "schema/index_directory.hpp"
#include "schema/record.hpp"
#include "schema/shards.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

struct Holdings {
    std::uint64_t documents = 0, passages = 0, words = 0, distinct_words = 0, names = 0;
    std::uint64_t files = 0, problems = 0;
};

Holdings holdings_of(const Xapian::Database& database) {
    Holdings h;
    h.documents = database.get_termfreq(kind_term(Kind::document));
    h.passages = database.get_termfreq(kind_term(Kind::passage));
    visit_records(database, Kind::document, [&](Xapian::docid, const std::string& data) {
        h.words += decode_document(data).words;
    });
    // Every shard knows every file.
    std::set<std::string> files, problems;
    visit_records(database, Kind::file, [&](Xapian::docid, const std::string& data) {
        const FileRecord file = decode_file(data);
        const std::string key = file_key(file.root, file.name);
        if (file.known) files.insert(key);
        for (const Problem& problem : file.problems) problems.insert(key + '\0' + problem.where + '\0' + problem.reason);
    });
    h.files = files.size();
    h.problems = problems.size();
    // Words carry no prefix, so they do not start with a capital letter.
    for (auto it = database.allterms_begin(); it != database.allterms_end(); ++it)
        h.distinct_words += (*it)[0] < 'A' || (*it)[0] > 'Z';
    std::string last;
    const std::string variant(prefix_of("variant"));
    for (auto it = database.allterms_begin(variant); it != database.allterms_end(variant); ++it)
        ++h.names;
    return h;
}

std::uint64_t size_of(const fs::path& folder) {
    std::error_code error;
    std::uint64_t size = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error))
        if (entry.is_regular_file(error)) size += entry.file_size(error);
    return size;
}

std::string time_text(std::uint64_t seconds) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

// A line of --status: its name, and its value as JSON.
using Line = std::pair<std::string, std::string>;

std::vector<Line> lines_of(const fs::path& index) {
    const Xapian::Database database = open_index(index.string());
    std::vector<fs::path> folders = shards_of(index);
    const std::size_t shards = folders.size();
    if (folders.empty()) folders.push_back(index);
    const Settings settings = settings_of(database, index.string());
    const Holdings h = holdings_of(database);
    std::vector<Line> lines;
    const auto number = [&](const char* name, std::uint64_t value) {
        lines.emplace_back(name, std::to_string(value));
    };
    const auto text = [&](const char* name, const std::string& value) {
        lines.emplace_back(name, json_string(value));
    };
    text("index", fs::absolute(index).lexically_normal().string());
    number("documents", h.documents);
    number("passages", h.passages);
    number("words", h.words);
    number("distinct_words", h.distinct_words);
    number("names", h.names);
    number("files", h.files);
    number("failures", h.problems);
    std::string roots;
    for (const std::string& root : settings.roots)
        roots.append(roots.empty() ? "" : ",").append(json_string(root));
    lines.emplace_back("roots", '[' + roots + ']');
    number("bytes", size_of(index));
    for (const char* part : {"postlist", "position", "docdata", "termlist"}) {
        std::uintmax_t sum = 0;
        for (const fs::path& folder : folders) {
            std::error_code error;
            const auto size = fs::file_size(published_generation(folder).value() / (std::string(part) + ".glass"), error);
            sum += error ? 0 : size;
        }
        number(fmt::format("bytes_{}", part).c_str(), sum);
    }
    std::uint64_t staged = 0;
    for (const fs::path& folder : folders)
        if (fs::exists(folder / staging_name)) staged += size_of(folder / staging_name);
    if (staged > 0) number("bytes_unfinished_run", staged);
    if (shards > 0) number("shards", shards);
    if (settings.shard.of > 1 && shards == 0)
        text("shard", fmt::format("{} of {}", settings.shard.number, settings.shard.of));
    text("created", time_text(settings.created));
    text("updated", time_text(settings.updated));
    text("language", settings.language);
    lines.emplace_back("average_length", fmt::format("{:.1f}", settings.average_length));
    number("format", settings.format);
    text("analyzer", settings.fingerprint);
    if (shards == 0) text("generation", published_generation(index).value().filename().string());
    const auto writer = IndexLock::holder(index);
    lines.emplace_back("being_written_by", writer ? std::to_string(*writer) : "null");
    return lines;
}

}  // namespace

void print_status(const fs::path& index, bool json, std::ostream& out) {
    std::string text;
    for (const auto& [name, value] : lines_of(index)) {
        if (json) text += fmt::format("{}{}:{}", text.empty() ? "{" : ",", json_string(name), value);
        else text += fmt::format("{:<22}{}\n", name, value == "null" ? "nobody" : value);
    }
    out << text << (json ? "}\n" : "");
}

}  // namespace imla
