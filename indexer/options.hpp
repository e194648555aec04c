// The command line of imla-indexer, read without effects.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "indexer/report.hpp"
#include "indexer/update.hpp"

namespace imla {

enum class Action { update, dry_run, failures, schema, status, check, compact, export_all, watch };

struct Options {
    Action action = Action::update;
    UpdateRequest request;
    ReportSettings report;
    bool json = false;           // --status as JSON
    double watch_delay = 1;      // seconds of quiet before --watch commits
};

/// Options, or the exit status where all is said already (help, version, a
/// mistake): 0 or 2.
std::variant<Options, int> parse_options(int argc, const char* const* argv);

}  // namespace imla
