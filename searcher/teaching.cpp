#include "searcher/teaching.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "schema/user_error.hpp"
#include "terminal/text.hpp"

namespace imla {
namespace {

std::string beside(const std::string& index) {
    return (std::filesystem::path(index) / "names.txt").string();
}

void add_file(const std::string& path, Taught& taught, std::ostream& err) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        throw UserError("cannot read the names file '" + path + "'; see --names");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const TaughtProblem& problem : taught.add(text))
        err << "imla-searcher: " << terminal::harmless_text(path) << ":" << problem.line << ": "
            << problem.reason << "; the line is skipped\n";
}

}  // namespace

Taught taught_by(const Options& options, std::ostream& err) {
    Taught taught;
    for (const std::string& index : options.indexes)
        if (std::error_code none; std::filesystem::exists(beside(index), none))
            add_file(beside(index), taught, err);
    for (const std::string& path : options.names) add_file(path, taught, err);
    return taught;
}

int teach(const Options& options, std::ostream& err) {
    std::string line;
    try {
        line = options.task == Task::same ? same_line(options.subject, options.query)
                                          : different_line(options.subject, options.query);
    } catch (const std::invalid_argument& problem) {
        throw UserError(problem.what());
    }
    const std::string path = options.names.empty() ? beside(options.indexes.front())
                                                   : options.names.front();
    std::ofstream file(path, std::ios::app);
    file << line << '\n';
    file.flush();
    if (!file)
        throw UserError("cannot write to '" + path + "'; name another file with --names FILE");
    if (!options.quiet) err << "added to " << terminal::harmless_text(path) << ": " << line << '\n';
    return 0;
}

}  // namespace imla
