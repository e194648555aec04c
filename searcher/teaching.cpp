#include "searcher/teaching.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "schema/user_error.hpp"
#include "searcher/taught_files.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

/// Of a file; empty where there is none yet.
std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

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
    const std::string before = bytes_of(path);
    Taught known;
    known.add(before);
    const bool same = options.task == Task::same;
    const auto holds = [&](bool as_same) {
        return as_same ? known.is_same(options.subject, options.query) : known.is_different(options.subject, options.query);
    };
    const auto tell = [&](std::string_view what, std::string_view more) {
        if (!options.quiet) err << what << terminal::harmless_text(path) << ": " << line << more << '\n';
    };
    if (holds(same)) {
        tell("nothing to add to ", ": it says so already");
        return 0;
    }
    std::ofstream file(path, std::ios::app);
    // An editor may have left the last line without its end.
    if (!before.empty() && before.back() != '\n') file << '\n';
    file << line << '\n';
    file.flush();
    if (!file)
        throw UserError("cannot write to '" + path + "'; name another file with --names FILE");
    tell("added to ", holds(!same) ? "; an earlier line says the contrary, and counts no more" : "");
    return 0;
}

}  // namespace imla
