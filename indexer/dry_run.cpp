// What an update would do, from the same plan that it would follow.
#include <fmt/format.h>

#include <ostream>
#include <set>
#include <sstream>

#include "indexer/catalogue.hpp"
#include "indexer/file_bytes.hpp"
#include "indexer/plan.hpp"
#include "indexer/publishing.hpp"
#include "indexer/start.hpp"
#include "indexer/update.hpp"
#include "schema/shards.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "terminal/text.hpp"

namespace imla {
namespace {

// A new time with old content is no change.
bool has_changed(const FileToRead& file) {
    if (!file.known_content) return true;
    try {
        return stable_hash(FileBytes(file.path).bytes()) != *file.known_content;
    } catch (const UserError&) {
        return true;
    }
}

}  // namespace

int planned_update(const UpdateRequest& request, std::ostream& out) {
    if (const auto shards = shards_of(request.index); !shards.empty()) {
        // The files are the same for each; what is removed is not.
        std::set<std::string> told;
        for (const std::filesystem::path& shard : shards) {
            UpdateRequest own = request;
            own.index = shard;
            std::ostringstream lines;
            planned_update(own, lines);
            std::istringstream each(lines.str());
            for (std::string line; std::getline(each, line);)
                if (told.insert(line).second) out << line << '\n';
        }
        return 0;
    }
    const Start start = start_of(request);
    Catalogue catalogue;
    if (start.generation) catalogue.add_source(*start.generation);
    else catalogue.add_nothing();
    const Plan plan = plan_of_update(catalogue, start.roots, request.forget, request.walking, request.reading,
                                     start.settings.shard);
    const auto line = [&](const char* what, const std::filesystem::path& path,
                          const std::string& why) {
        out << fmt::format("{:<7}{}{}\n", what, terminal::spelt_out(shown_path(path)),
                           why.empty() ? "" : "  (" + why + ')');
    };
    std::size_t changes = 0;
    for (const Plan::Reading& reading : plan.to_read) {
        if (!has_changed(reading.file)) continue;
        line("read", reading.file.path, reading.reason);
        ++changes;
    }
    if (request.standard_input) line("read", "-", "standard input");
    for (const Move& move : plan.moved)
        line("move", path_of(move.from.record.root, move.from.record.name),
             "to " + terminal::spelt_out(shown_path(move.path)));
    for (const StoredFile& file : plan.vanished) {
        const std::size_t documents =
            catalogue.document_count(file_key(file.record.root, file.record.name));
        line("remove", path_of(file.record.root, file.record.name),
             documents == 1 ? "1 document" : fmt::format("{} documents", documents));
    }
    for (const FileRecord& trouble : plan.troubles)
        line("keep", path_of(trouble.root, trouble.name), trouble.problems.front().reason);
    for (const auto& [path, reason] : start.missing) line("skip", path, reason);
    for (const auto& [path, reason] : plan.skipped) line("skip", path, reason);
    if (changes + plan.moved.size() + plan.vanished.size() == 0 && !request.standard_input)
        out << "nothing to do\n";
    return start.missing.empty() ? 0 : 1;
}

}  // namespace imla
