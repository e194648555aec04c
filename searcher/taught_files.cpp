#include "searcher/taught_files.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "schema/user_error.hpp"

namespace imla {
namespace {

void add_file(const std::string& path, Taught& taught, const TaughtReport& report) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        throw UserError("cannot read the names file '" + path + "'; see --names");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const TaughtProblem& problem : taught.add(text))
        if (report) report(path, problem);
}

}  // namespace

std::string names_beside(const std::string& index) {
    return (std::filesystem::path(index) / "names.txt").string();
}

Taught taught_in(const std::vector<std::string>& indexes, const std::vector<std::string>& files,
                 const TaughtReport& report) {
    Taught taught;
    for (const std::string& index : indexes)
        if (std::error_code none; std::filesystem::exists(names_beside(index), none))
            add_file(names_beside(index), taught, report);
    for (const std::string& path : files) add_file(path, taught, report);
    return taught;
}

}  // namespace imla
