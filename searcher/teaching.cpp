#include "searcher/teaching.hpp"

#include <fstream>
#include <stdexcept>

#include "schema/user_error.hpp"
#include "searcher/taught_files.hpp"
#include "terminal/text.hpp"

namespace imla {

Taught taught_by(const Options& options, std::ostream& err) {
    return taught_in(options.indexes, options.names,
                     [&err](const std::string& path, const TaughtProblem& problem) {
                         err << "imla-searcher: " << terminal::harmless_text(path) << ":" << problem.line
                             << ": " << problem.reason << "; the line is skipped\n";
                     });
}

int teach(const Options& options, std::ostream& err) {
    std::string line;
    try {
        line = options.task == Task::same ? same_line(options.subject, options.query)
                                          : different_line(options.subject, options.query);
    } catch (const std::invalid_argument& problem) {
        throw UserError(problem.what());
    }
    const std::string path = options.names.empty() ? names_beside(options.indexes.front())
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
