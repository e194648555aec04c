#include "searcher/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <optional>

#include "schema/user_error.hpp"
#include "searcher/help.hpp"
#include "searcher/manual.hpp"
#include "searcher/option_table.hpp"
#include "searcher/precedence.hpp"

namespace imla {

namespace {

/// What the command line gave each option, and the words beside.
struct Given {
    Values values;
    std::vector<std::string> words;
    bool has(const std::string& name) const { return values.count(name) > 0; }
};

/// Words of the query: what is no option. CLI11 marks the end of options by "--".
std::vector<std::string> words_of(const CLI::App& app, const std::vector<terminal::OptionRow>& rows) {
    std::vector<std::string> words;
    bool options_over = false;
    for (const std::string& word : app.remaining()) {
        if (!options_over && word == "--") {
            options_over = true;
        } else if (!options_over && word.size() > 1 && word.front() == '-' && word[1] != ' ') {
            const std::string nearest = word.starts_with("--") ? terminal::nearest_option(rows, word) : "";
            throw UserError("unknown option " + word +
                            (nearest.empty() ? "; to leave out a word, write NOT " + word.substr(1) +
                                                   ", or put -- before the query"
                                             : "; did you mean " + nearest + "?"));
        } else {
            words.push_back(word);
        }
    }
    return words;
}

Given given_by(int argc, const char* const* argv) {
    const auto rows = option_rows();
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    Given given;
    for (const terminal::OptionRow& row : rows) {
        const std::string names = (row.letter ? std::string("-") + row.letter + ',' : "") + "--" + row.name;
        if (row.value.empty()) {
            app.add_flag_function(names, [&given, name = row.name](std::int64_t) { given.values[name] = {{"true"}, ""}; })
                ->disable_flag_override();
        } else {
            // A callback of raw results: a typed vector would split "[2001,2005]".
            app.add_option(names, [&given, &row](const CLI::results_t& results) {
                   if (terminal::lacks_name(row, results)) throw UserError("--" + row.name + ": its value is empty");
                   given.values[row.name] = {results, ""};
                   return true;
               })
                ->expected(1)
                ->allow_extra_args(false)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ArgumentMismatch& error) {
        throw UserError(terminal::value_mismatch(rows, error.what()));
    } catch (const CLI::ParseError& error) {
        throw UserError(error.what());
    }
    given.words = words_of(app, rows);
    return given;
}

/// The tasks other than searching, of which there can be one, and which take no query.
constexpr std::array other_tasks = {"batch", "forms", "show", "more-like", "acronyms", "same", "different", "interactive", "print-config", "generate"};

/// What a task can write where it cannot write every format.
struct Writes {
    const char* what;
    std::vector<Format> formats;
    const char* told;
};

std::optional<Writes> writes(const Options& options) {
    if (!options.cite.empty()) return Writes{"--cite", {Format::text}, "its own style"};
    if (options.task == Task::show) return Writes{"--show", {Format::text, Format::json}, "text or json"};
    if (options.task == Task::forms) return Writes{"--forms", {Format::text, Format::json, Format::csv}, "text, json or csv"};
    if (options.task == Task::acronyms) return Writes{"--acronyms", {Format::text, Format::json, Format::csv}, "text, json or csv"};
    if (options.count) return Writes{"--count", {Format::text}, "a number"};
    if (options.documents) return Writes{"--documents", {Format::text}, "a document a line"};
    if (!options.facets.empty())
        return Writes{"--timeline and --facets", {Format::text, Format::json, Format::csv}, "text, json or csv"};
    return std::nullopt;
}

/// A format asked for here must be one that the task writes; one from the settings
/// is for searches, and gives way.
void settle_format(Options& options, bool asked) {
    const auto known = writes(options);
    if (!known || std::count(known->formats.begin(), known->formats.end(), options.format)) return;
    if (asked) throw UserError(fmt::format("{} writes {}; leave out --format", known->what, known->told));
    options.format = Format::text;
}

/// As for the format: an order asked for here must go with the rest, one from the settings gives way.
void settle_order(Options& options, bool asked) {
    const bool lists = options.task == Task::search || options.task == Task::batch || options.task == Task::more_like ||
                       options.task == Task::interactive;
    if (asked && is_by_date(options.sort) && (!lists || options.count || !options.facets.empty()))
        throw UserError("--sort orders hits, and here none are listed");
    if (options.format == Format::trec) {
        if (asked && options.sort != Sort::rank)
            throw UserError("--sort does not go with --format trec, where scores never rise; take json or csv");
        options.search.order = Order::score;
    } else if (asked && options.format != Format::kwic && options.sort != Sort::rank && !is_by_date(options.sort)) {
        throw UserError("--sort left, right and document order the lines of a concordance; add --format kwic");
    }
}

/// Ways to look at a result, of which there can be one.
void check_views(const Options& options) {
    std::vector<const char*> views;
    if (options.count) views.push_back("--count");
    if (options.documents) views.push_back("--documents");
    if (!options.facets.empty()) views.push_back("--timeline or --facets");
    if (views.size() > 1) throw UserError(fmt::format("{} and {} do not go together", views[0], views[1]));
    if (!views.empty() && options.task != Task::search)
        throw UserError(fmt::format("{} is for one query", views[0]));
}

Options resolved(const Given& given) {
    const Values values = with_settings(given.values, !given.has("no-config"));
    Options options = options_from(values);
    options.shape = shape_of(values);
    for (const std::string& word : given.words) options.query += (options.query.empty() ? "" : " ") + word;
    std::vector<std::string> tasks;
    for (const char* task : other_tasks)
        if (given.has(task)) tasks.push_back(task);
    if (tasks.size() > 1) throw UserError("--" + tasks[0] + " and --" + tasks[1] + " do not go together");
    const bool teaches = options.task == Task::same || options.task == Task::different;
    if (teaches && options.query.empty()) throw UserError("--" + tasks[0] + " takes two names: --" + tasks[0] + " A B");
    if (!tasks.empty() && !teaches && (!given.words.empty() || given.has("query")))
        throw UserError("a query and --" + tasks[0] + " do not go together");
    if (!options.cite.empty() && options.task != Task::show) throw UserError("--cite goes with --show ID");
    if (options.null_separated && !options.documents) throw UserError("--null goes with --documents");
    if (given.has("new-since") && options.task != Task::search && options.task != Task::batch
        && options.task != Task::more_like)
        throw UserError("--new-since goes with a query, --batch or --more-like");
    if (!options.resume.empty() && options.task != Task::batch) throw UserError("--resume goes with --batch");
    check_views(options);
    if (options.search.fold && options.search.unit == Unit::document) {
        if (given.has("fold") && given.has("unit"))
            throw UserError("--fold is about passages; it does not go with --unit document");
        options.search.fold = false;
    }
    settle_format(options, given.has("format"));
    settle_order(options, given.has("sort"));
    // As grep -l: all of them, where nothing says how many.
    if (options.documents) {
        options.search.unit = Unit::document;
        if (!given.has("top")) options.search.top = 1'000'000;
    }
    options.search.with_wider = options.task == Task::search && options.format == Format::text && !options.quiet && !options.count;
    options.search.with_extra = options.format == Format::json;
    options.search.with_matches = options.format != Format::trec && !options.documents;
    // Where no hit is shown, the number says whether there is one.
    options.search.with_total = options.format != Format::trec || options.search.top == 0;
    options.search.with_expansions = options.format != Format::trec || options.explain;
    return options;
}

}  // namespace

std::variant<int, Options> parse_options(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
    try {
        const Given given = given_by(argc, argv);
        if (given.has("help")) {
            out << long_help();
            return 0;
        }
        if (given.has("short-help")) {
            out << short_help();
            return 0;
        }
        if (given.has("version")) {
            out << version_text();
            return 0;
        }
        Options options = resolved(given);
        if (options.task == Task::print_config) {
            out << settings_table(with_settings(given.values, !given.has("no-config")));
            return 0;
        }
        if (options.task == Task::generate) {
            out << generated(options.subject);
            return 0;
        }
        if (options.task == Task::search && given.words.empty() && !given.has("query")) {
            err << short_help();
            return 2;
        }
        return options;
    } catch (const UserError& error) {
        err << "imla-searcher: " << error.what() << "\nTry: imla-searcher -h\n";
        return 2;
    }
}

}  // namespace imla
