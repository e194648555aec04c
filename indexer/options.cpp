#include "indexer/options.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

#include "schema/settings.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

constexpr const char* short_help =
    R"(imla-indexer: reads a collection into an index for imla-searcher.

  imla-indexer reports/            index a folder, or bring its index up to date
  imla-indexer                     bring everything up to date
  imla-indexer news.jsonl a.txt    index files; their documents are added
  zcat old.jsonl.gz | imla-indexer -    index JSON Lines from standard input
  imla-indexer --failures          what could not be read, and why
  imla-indexer --forget reports/   remove what came from a folder

  --index DIR   the index (default: $IMLA_INDEX, else index)
  --jobs N      threads (default: one for each processor)
  --dry-run     say what would be done, and why

All options: imla-indexer --help
)";

constexpr const char* footer = R"(
Each PATH is remembered: running imla-indexer again without a PATH looks at all
of them, and indexes only what is new or changed and removes what vanished.
Running it with a PATH touches what came from that PATH only. Standard input
adds or replaces documents.

Files are told apart by their content first, then by their name. Left out are
names that start with a dot (--hidden takes them), symbolic links inside a
folder (a PATH that is one is followed), pipes and devices, and what a file
.imlaignore names in its folder or below, in the patterns of .gitignore.

Exit status: 0 all indexed or unchanged; 1 some documents could not be read
(--failures lists them); 2 the work could not be done; 130 or 143 interrupted,
the index complete as far as it got.
)";

/// The option most like `typed`; empty where none is near.
std::string nearest_option(const CLI::App& app, std::string typed) {
    typed = typed.substr(0, typed.find('='));
    std::string best;
    std::size_t least = 1 + typed.size() / 3;
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) {
            const std::string flag = "--" + name;
            // Levenshtein's distance, one row at a time.
            std::vector<std::size_t> row(flag.size() + 1);
            for (std::size_t j = 0; j <= flag.size(); ++j) row[j] = j;
            for (std::size_t i = 1; i <= typed.size(); ++i) {
                std::size_t diagonal = std::exchange(row[0], i);
                for (std::size_t j = 1; j <= flag.size(); ++j) {
                    const std::size_t changed = diagonal + (typed[i - 1] != flag[j - 1]);
                    diagonal = row[j];
                    row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
                }
            }
            if (row.back() < least || (row.back() == least && best.empty())) {
                least = row.back();
                best = flag;
            }
        }
    return best;
}

std::string version_text() {
    return fmt::format("imla-indexer 0.1.0\nindex format {}, analyzer {}\nXapian {}\n",
                       index_format, current_fingerprint(), Xapian::version_string());
}

std::string absolute(const std::string& path) {
    std::string text = fs::absolute(path).lexically_normal().string();
    while (text.size() > 1 && text.back() == '/') text.pop_back();
    return text;
}

int complaint(const std::string& message) {
    std::cerr << "imla-indexer: " << message << "\nTry: imla-indexer -h\n";
    return 2;
}

}  // namespace

std::variant<Options, int> parse_options(int argc, const char* const* argv) {
    Options options;
    UpdateRequest& request = options.request;
    CLI::App app{"Reads a collection into an index for imla-searcher.", "imla-indexer"};
    app.footer(footer);
    app.set_help_flag("--help", "this text");
    bool brief = false, version = false, quiet = false, schema = false, failures = false;
    bool dry_run = false, status = false, check = false, compact = false, export_all = false;
    bool watch = false;
    std::string index;
    std::vector<std::string> paths, exclude, include;
    unsigned jobs = std::max(1u, std::thread::hardware_concurrency());

    app.add_option("PATH", paths, "file or folder to index; - for JSON Lines on standard input");
    app.add_flag("-h", brief, "examples and the usual options");
    app.add_flag("--version", version, "versions of the program, the index format and the engine");

    app.add_option("--index", index, "the index (default: $IMLA_INDEX, else index)")
        ->type_name("DIR")->group("What to work on");
    app.add_option("--forget", request.forget, "remove all that came from this PATH")
        ->type_name("PATH")->allow_extra_args(false)->group("What to work on");
    app.add_option("--exclude", exclude, "leave out files and folders that match, as in .imlaignore")
        ->type_name("GLOB")->allow_extra_args(false)->group("What to work on");
    app.add_option("--include", include, "take only files that match")
        ->type_name("GLOB")->allow_extra_args(false)->group("What to work on");
    app.add_flag("--hidden", request.walking.hidden, "take files whose names start with a dot")
        ->group("What to work on");

    app.add_option("--jobs", jobs, "threads; the index is the same for every number")
        ->type_name("N")->check(CLI::Range(1, 1024))->group("How");
    app.add_option("--language", request.language, "of the words to be stemmed (default english)")
        ->type_name("NAME")->group("How");
    app.add_option("--encoding", request.reading.encoding, "of text files (default: detected)")
        ->type_name("NAME")->group("How");
    app.add_flag("--rebuild", request.rebuild, "build the index anew, and replace it when complete")
        ->group("How");
    app.add_option("--wait", request.wait, "seconds to wait while another process writes the index")
        ->type_name("SECONDS")->check(CLI::NonNegativeNumber)
        ->expected(0, 1)->default_str("1e9")->group("How");
    app.add_flag("--dry-run", dry_run, "say what would be done, and why; do nothing")->group("How");
    app.add_flag("--watch", watch, "stay, and follow changes as they are made")->group("How");
    app.add_flag("-q,--quiet", quiet, "say nothing but what could not be read")->group("How");
    app.add_flag("-v,--verbose", options.report.verbose, "say more")->group("How");

    app.add_flag("--failures", failures, "list what could not be read or was guessed")
        ->group("Ask about an index");
    app.add_flag("--status", status, "what the index holds, its size and its dates")
        ->group("Ask about an index");
    app.add_flag("--json", options.json, "--status as JSON")->group("Ask about an index");
    app.add_flag("--check", check, "verify the index")->group("Ask about an index");
    app.add_flag("--compact", compact, "make the index as small as it can be")
        ->group("Ask about an index");
    app.add_flag("--export", export_all, "write every document as JSON Lines")
        ->group("Ask about an index");
    app.add_flag("--schema", schema, "the fields of an index, as a table")
        ->group("Ask about an index");

    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << app.help();
        return 0;
    } catch (const CLI::ExtrasError&) {
        for (const std::string& extra : app.remaining()) {
            const std::string near = nearest_option(app, extra);
            return complaint("unknown option " + extra +
                             (near.empty() ? "" : "; did you mean " + near + "?"));
        }
        return complaint("unknown option");
    } catch (const CLI::ParseError& error) {
        return complaint(error.what());
    }
    if (brief) {
        std::cout << short_help;
        return 0;
    }
    if (version) {
        std::cout << version_text();
        return 0;
    }

    const std::pair<bool, Action> actions[] = {
        {dry_run, Action::dry_run}, {failures, Action::failures}, {schema, Action::schema},
        {status, Action::status},   {check, Action::check},       {compact, Action::compact},
        {export_all, Action::export_all}, {watch, Action::watch}};
    for (const auto& [asked, action] : actions) {
        if (!asked) continue;
        if (options.action != Action::update)
            return complaint("one of --dry-run, --failures, --schema, --status, --check, "
                             "--compact, --export and --watch at a time");
        options.action = action;
    }

    if (index.empty())
        if (const char* named = std::getenv("IMLA_INDEX")) index = named;
    request.index = index.empty() ? "index" : index;
    request.walking.index = request.index;
    request.jobs = jobs;
    for (std::string& path : request.forget) path = absolute(path);
    for (const std::string& path : paths) {
        if (path.empty()) return complaint("an empty PATH");
        if (path == "-") request.standard_input = true;
        else if (const std::string root = absolute(path);
                 std::find(request.paths.begin(), request.paths.end(), root) == request.paths.end())
            request.paths.push_back(root);
    }
    for (const std::string& glob : exclude) request.walking.exclude.add(glob);
    for (const std::string& glob : include) request.walking.include.add(glob);
    options.report.quiet = quiet;
    options.report.terminal = ::isatty(STDERR_FILENO) == 1;
    return options;
}

}  // namespace imla
