#include "indexer/ledger.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include "indexer/plan.hpp"
#include "indexer/report.hpp"
#include "schema/index_directory.hpp"
#include "schema/record.hpp"
#include "schema/terms.hpp"
#include "terminal/text.hpp"

namespace imla {

int print_failures(const std::filesystem::path& index, std::ostream& out) {
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
    int status = 0;
    for (const auto& [path, record] : by_path) {
        for (const Problem& problem : record.problems) {
            out << "failed\t" << terminal::spelt_out(path) << '\t' << problem.where << '\t'
                << terminal::spelt_out(problem.reason) << '\n';
            status = 1;
        }
        for (const std::string& guess : record.guesses)
            out << "guessed\t" << terminal::spelt_out(path) << "\t\t" << terminal::spelt_out(guess) << '\n';
    }
    return status;
}

}  // namespace imla
