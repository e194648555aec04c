#include "indexer/watch.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <ostream>

#include "indexer/folder_events.hpp"
#include "indexer/interruption.hpp"
#include "indexer/run.hpp"
#include "indexer/start.hpp"
#include "schema/index_directory.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

constexpr int look_anyway = 60'000;      // ms: where watching fails, and for what it misses
constexpr double wait_for_writer = 3600; // s

// False where it failed; the next change, or the next minute, tries again.
bool try_update(const UpdateRequest& request, std::ostream& out, std::ostream& err,
                const ReportSettings& settings) {
    try {
        Report report(out, err, settings);
        update(request, report);
        return true;
    } catch (const UserError& error) {
        err << "imla-indexer: " << error.what() << '\n' << std::flush;
    } catch (const Xapian::Error& error) {
        err << "imla-indexer: " << explanation(error, request.index) << '\n' << std::flush;
    }
    return false;
}

}  // namespace

int watch(const UpdateRequest& asked, double delay, std::ostream& out, std::ostream& err,
          const ReportSettings& settings) {
    using clock = std::chrono::steady_clock;
    UpdateRequest request = asked;
    request.wait = std::max(request.wait, wait_for_writer);
    {
        // What is wrong with the command line is said at once.
        Report report(out, err, settings);
        update(request, report);
    }
    // Said once; a path that was not there then is not waited for.
    const auto known = settings_of(open_index(request.index.string()), request.index.string()).roots;
    const auto is_in = [](const std::vector<std::string>& list, const std::string& item) {
        return std::find(list.begin(), list.end(), item) != list.end();
    };
    request.paths.clear();
    for (const std::string& path : asked.paths) {
        const std::string root = is_in(known, path) ? path : root_holding(path, known, request.walking);
        if (!root.empty() && !is_in(request.paths, root)) request.paths.push_back(root);
    }
    request.rebuild = false;
    request.forget.clear();
    std::vector<std::string> roots = request.paths;
    if (roots.empty()) roots = known;
    FolderEvents events;
    const int quiet = static_cast<int>(delay * 1000);
    bool all_followed = events.follow(roots, request.index);
    if (!all_followed)
        err << "imla-indexer: too many folders to watch (raise fs.inotify.max_user_watches); "
               "looking at all of them every minute\n";
    // Once more, for what changed before the folders were followed.
    ReportSettings changes = settings;
    changes.changes_only = true;
    bool settled = try_update(request, out, err, changes);
    while (!interrupted()) {
        const bool changed = events.wait(settled && all_followed ? -1 : look_anyway);
        if (interrupted()) break;
        if (changed) {
            const auto latest = clock::now() + std::chrono::duration<double>(10 * delay);
            while (events.wait(quiet) && clock::now() < latest && !interrupted()) {
            }
        }
        all_followed = events.follow(roots, request.index);
        if (interrupted()) break;
        settled = try_update(request, out, err, changes);
    }
    return 128 + interrupted();
}

}  // namespace imla
