#include "indexer/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "indexer/plan.hpp"
#include "indexer/readers/json_text.hpp"
#include "indexer/readers/utf8.hpp"
#include "indexer/report.hpp"
#include "schema/index_directory.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "terminal/text.hpp"

namespace imla {

int print_failures(const std::filesystem::path& index, bool json, std::ostream& out) {
    const Xapian::Database database = open_index(index.string());
    const std::string term = kind_term(Kind::file);
    std::map<std::string, FileRecord> by_path;
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
        FileRecord record = decode_file(database.get_document(*it).get_data());
        if (record.problems.empty() && record.guesses.empty()) continue;
        const std::string path =
            record.root.empty() ? "standard input" : shown_path(path_of(record.root, record.name));
        const auto [known, fresh] = by_path.try_emplace(path, record);
        if (fresh) continue;
        // Another shard's record of the file: only an id that occurs twice is its own.
        auto& problems = known->second.problems;
        for (Problem& problem : record.problems)
            if (std::find(problems.begin(), problems.end(), problem) == problems.end())
                problems.push_back(std::move(problem));
    }
    const auto line = [&](std::string_view kind, const std::string& path, const std::string& where,
                          const std::string& reason) {
        if (json)
            out << fmt::format("{{\"type\":\"{}\",\"path\":{}{},\"reason\":{}}}\n", kind, json_string(clean_name(path)),
                               where.empty() ? "" : ",\"where\":" + json_string(where), json_string(reason));
        else
            out << kind << '\t' << terminal::spelt_out(path) << '\t' << where << '\t' << terminal::spelt_out(reason) << '\n';
    };
    int status = 0;
    for (const auto& [path, record] : by_path) {
        for (const Problem& problem : record.problems) {
            line("failed", path, problem.where, problem.reason);
            status = 1;
        }
        for (const std::string& guess : record.guesses)
            line("guessed", path, "", guess);
    }
    return status;
}

}  // namespace imla
