#include "indexer/run.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xapian.h>

#include <cstring>
#include <filesystem>
#include <ostream>
#include <stdexcept>

#include "indexer/check.hpp"
#include "indexer/compact.hpp"
#include "indexer/ledger.hpp"
#include "indexer/report.hpp"
#include "indexer/status.hpp"
#include "indexer/stored_text.hpp"
#include "indexer/update.hpp"
#include "indexer/watch.hpp"
#include "schema/fields.hpp"
#include "schema/index_directory.hpp"
#include "schema/user_error.hpp"
#include "terminal/crashes.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

/// A collection may be private, and so is a new index. Whoever may read the folder of one
/// that exists may read what is written into it later; nobody else may ever write.
mode_t umask_for(const std::filesystem::path& index) {
    struct stat folder {};
    const bool exists = ::stat(index.c_str(), &folder) == 0;
    return exists ? (0077 & ~folder.st_mode) | 0022 : 0077;
}

/// What is said should the engine trip over damaged tables.
std::string last_words(Action action, const std::string& index) {
    const std::string advice =
        action == Action::check
            ? "is damaged, most likely: build it again with imla-indexer --index " + index + " --rebuild. If that does not help"
            : "may be damaged: look with imla-indexer --index " + index + " --check. If it is whole";
    return "imla-indexer: stopped short; the index " + index + ' ' + advice + ", please report this";
}

int run_action(const Options& options, std::ostream& out, std::ostream& err) {
    const UpdateRequest& request = options.request;
    ::umask(umask_for(request.index));
    terminal::explain_crashes(last_words(options.action, terminal::spelt_out(request.index.string())));
    switch (options.action) {
        case Action::schema: out << schema_table(); return 0;
        case Action::failures: return print_failures(request.index, options.json, out);
        case Action::status: print_status(request.index, options.json, out); return 0;
        case Action::check: return check_index(request.index, out, err);
        case Action::export_all: export_documents(request.index, out); return 0;
        case Action::compact: compact_index(request.index, request.wait, out); return 0;
        case Action::dry_run: return planned_update(request, out);
        case Action::update:
        case Action::watch: break;
    }
    Report report(out, err, options.report);
    if (options.action == Action::watch)
        return watch(request, options.watch_delay, out, err, options.report);
    return update(request, report);
}

std::string no_room(const std::string& reason) {
    return "no room to write (" + reason + "); the index is as it was, and the next run goes on "
           "from where this one stopped";
}

}  // namespace

int run(const Options& options, std::ostream& out, std::ostream& err) {
    const std::filesystem::path& index = options.request.index;
    try {
        return run_action(options, out, err);
    } catch (const DamagedRecord& error) {
        throw UserError(damaged_index(index.string(), error.what()));
    } catch (const Xapian::Error& error) {
        throw UserError(explanation(error, index));
    } catch (const std::length_error& error) {   // the engine's, of a length read from a damaged table
        throw UserError(damaged_index(index.string(), error.what()));
    }
}

std::string explanation(const Xapian::Error& error, const std::filesystem::path& index) {
    std::string text = error.get_msg();
    if (const char* system = error.get_error_string()) text += std::string(": ") + system;
    for (const int full : {ENOSPC, EDQUOT, EFBIG})
        if (text.find(std::strerror(full)) != text.npos) return no_room(text);
    const std::string type = error.get_type();
    if (type == "DatabaseLockError" || type == "DatabaseModifiedError") return text;
    // What the system says no to (permissions, a failing disk) no rebuild mends.
    const bool refused = error.get_error_string() && text.find(std::strerror(ENOENT)) == text.npos;
    if (refused) return fmt::format("cannot read the index {}: {}", index.string(), text);
    return damaged_index(index.string(), text);
}

std::string explanation(const std::system_error& error) {
    for (const int full : {ENOSPC, EDQUOT, EFBIG})
        if (error.code().value() == full) return no_room(error.what());
    return error.what();
}

}  // namespace imla
