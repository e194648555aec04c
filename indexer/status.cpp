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

template <class Visit>
void visit_records(const Xapian::Database& database, Kind kind, Visit visit) {
    const std::string term = kind_term(kind);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
        visit(*it, database.get_document(*it).get_data());
}

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

class Check {
  public:
    Check(const Xapian::Database& database, const Shard& shard, std::ostream& err)
        : database_(database), shard_(shard), err_(err) {}

    std::size_t errors() {
        std::uint64_t passages = 0;
        visit_records(database_, Kind::document, [&](Xapian::docid number, const std::string& data) {
            const DocumentRecord record = decode_document(data);
            passages += record.passages;
            if (!belongs(record.id, shard_)) tell("document " + record.id + ": it belongs to another shard");
            check_document(number, record);
        });
        const auto found = database_.get_termfreq(kind_term(Kind::passage));
        if (found != passages)
            tell(fmt::format("{} passages, but documents count {}", found, passages));
        std::vector<std::string> files;
        visit_records(database_, Kind::file, [](Xapian::docid, const std::string& data) {
            decode_file(data);
        });
        if (database_.get_termfreq(kind_term(Kind::settings)) != 1) tell("not one settings record");
        return errors_;
    }

  private:
    // A document's record and its passages in order, and nothing else, carry its id.
    void check_document(Xapian::docid number, const DocumentRecord& record) {
        const std::string id = id_term(record.id);
        auto posting = database_.postlist_begin(id);
        for (unsigned i = 0; i <= record.passages; ++i, ++posting) {
            if (posting == database_.postlist_end(id) || *posting != number + i)
                return tell("document " + record.id + ": a passage is missing");
            if (i == 0) continue;
            const PassageRecord passage = decode_passage(database_.get_document(*posting).get_data());
            if (passage.document != record.id || passage.ordinal != i)
                return tell("document " + record.id + ": a passage of another");
        }
        if (posting != database_.postlist_end(id)) tell("document " + record.id + ": indexed twice");
    }

    void tell(const std::string& what) {
        err_ << "imla-indexer: " << what << '\n';
        ++errors_;
    }

    const Xapian::Database& database_;
    const Shard shard_;
    std::ostream& err_;
    std::size_t errors_ = 0;
};

}  // namespace

void print_status(const fs::path& index, bool json, std::ostream& out) {
    std::string text;
    for (const auto& [name, value] : lines_of(index)) {
        if (json) text += fmt::format("{}{}:{}", text.empty() ? "{" : ",", json_string(name), value);
        else text += fmt::format("{:<22}{}\n", name, value == "null" ? "nobody" : value);
    }
    out << text << (json ? "}\n" : "");
}

int check_index(const fs::path& index, std::ostream& out, std::ostream& err) {
    if (const auto shards = shards_of(index); !shards.empty()) {
        int worst = 0;
        for (const fs::path& shard : shards) {
            out << shard.filename().string() << ": " << std::flush;
            worst = std::max(worst, check_index(shard, out, err));
        }
        return worst;
    }
    const Xapian::Database database = open_index(index.string());
    const fs::path generation = published_generation(index).value();
    std::ostringstream report;
    const std::size_t broken = Xapian::Database::check(generation.string(), 0, &report);
    if (broken > 0) err << report.str();
    const std::size_t errors = broken + Check(database, settings_of(database, index.string()).shard, err).errors();
    if (errors > 0) {
        const std::string count = errors == 1 ? "1 error" : fmt::format("{} errors", errors);
        err << "imla-indexer: " << damaged_index(index.string(), count) << '\n';
        return 2;
    }
    out << "no error in " << database.get_doccount() << " records\n";
    return 0;
}

}  // namespace imla
