#include "indexer/options.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <thread>

#include "indexer/option_table.hpp"
#include "indexer/readers/encoding.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

/// What the command line gave each option, and the paths beside.
class Given {
  public:
    Given(int argc, const char* const* argv) {
        const auto rows = indexer_options();
        CLI::App app;
        app.set_help_flag();
        app.allow_extras();
        for (const terminal::OptionRow& row : rows) {
            const std::string names =
                (row.letter ? std::string("-") + row.letter + ',' : "") + "--" + row.name;
            if (row.value.empty()) {
                app.add_flag_function(names, [this, name = row.name](std::int64_t count) {
                    values_[name].assign(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)), "");
                })->disable_flag_override();
            } else {
                app.add_option(names, [this, &row](const CLI::results_t& results) {
                       if (terminal::lacks_name(row, results))
                           throw UserError(fmt::format("--{}: its value is empty", row.name));
                       values_[row.name] = results;
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
        bool options_over = false;
        for (const std::string& word : app.remaining()) {
            if (!options_over && word == "--") {
                options_over = true;
            } else if (!options_over && word.size() > 1 && word.front() == '-') {
                const std::string nearest =
                    word.starts_with("--") ? terminal::nearest_option(rows, word) : "";
                throw UserError("unknown option " + word +
                                (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
            } else {
                paths_.push_back(word);
            }
        }
    }

    bool has(const std::string& name) const { return values_.contains(name); }
    unsigned times(const std::string& name) const {
        return has(name) ? static_cast<unsigned>(values_.at(name).size()) : 0;
    }
    std::vector<std::string> all(const std::string& name) const {
        return has(name) ? values_.at(name) : std::vector<std::string>{};
    }
    std::string last(const std::string& name) const { return has(name) ? values_.at(name).back() : ""; }
    const std::vector<std::string>& paths() const { return paths_; }

    /// Leaves `value` alone where the option is not given.
    void number(const std::string& name, unsigned least, unsigned most, unsigned& value) const {
        if (!has(name)) return;
        const std::string text = last(name);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
            throw UserError(
                fmt::format("--{} takes a number from {} to {}, not {}", name, least, most, text));
    }

    double seconds(const std::string& name) const {
        if (!has(name)) return 0;
        const std::string text = last(name);
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (text.empty() || *end != '\0' || !(value >= 0) || std::isinf(value))
            throw UserError(fmt::format("--{} takes seconds, not {}", name, text));
        return value;
    }

  private:
    std::map<std::string, std::vector<std::string>> values_;
    std::vector<std::string> paths_;
};

std::string absolute(const std::string& path) {
    std::string text = fs::absolute(path).lexically_normal().string();
    while (text.size() > 1 && text.back() == '/') text.pop_back();
    return text;
}

ReadingSettings reading_settings(const Given& given) {
    ReadingSettings reading;
    reading.encoding = given.last("encoding");
    if (!reading.encoding.empty() && !is_encoding(reading.encoding))
        throw UserError(fmt::format("--encoding takes the name of an encoding, such as windows-1256 "
                                    "or utf-16le, not {}", reading.encoding));
    reading.ocr = given.has("ocr");
    if (given.has("ocr-language")) reading.ocr_language = given.last("ocr-language");
    for (const std::string& rule : given.all("external")) {
        const std::size_t equals = rule.find('=');
        if (equals == 0 || equals == rule.npos || equals + 1 == rule.size())
            throw UserError("--external takes EXT=COMMAND, not " + rule);
        std::string extension = rule.substr(rule[0] == '.' ? 1 : 0, equals - (rule[0] == '.' ? 1 : 0));
        reading.external[extension] = rule.substr(equals + 1);
    }
    reading.csv = {given.all("csv-text"),     given.last("csv-id"),     given.last("csv-title"),
                   given.last("csv-author"),  given.last("csv-date"),   given.last("csv-source"),
                   given.last("csv-url"),     given.last("csv-language")};
    constexpr unsigned most = 1'000'000'000;
    given.number("max-cpu-seconds", 1, most, reading.limits.cpu_seconds);
    given.number("max-memory", 1, most, reading.limits.memory_mb);
    given.number("max-output", 1, most, reading.limits.output_mb);
    given.number("max-depth", 0, 1000, reading.limits.depth);
    given.number("max-entries", 1, most, reading.limits.entries);
    given.number("max-pages", 1, most, reading.limits.pages);
    return reading;
}

Action action_of(const Given& given) {
    constexpr std::pair<const char*, Action> actions[] = {
        {"dry-run", Action::dry_run}, {"failures", Action::failures}, {"schema", Action::schema},
        {"status", Action::status},   {"check", Action::check},       {"compact", Action::compact},
        {"export", Action::export_all}, {"watch", Action::watch}};
    Action found = Action::update;
    const char* named = nullptr;
    for (const auto& [name, action] : actions) {
        if (!given.has(name)) continue;
        if (named) throw UserError(fmt::format("--{} and --{} do not go together", named, name));
        named = name;
        found = action;
    }
    if (given.has("json") && found != Action::status && found != Action::failures)
        throw UserError("--json goes with --status or --failures");
    const bool about_index = named && found != Action::dry_run && found != Action::watch;
    if (about_index && (!given.paths().empty() || given.has("rebuild") || given.has("forget")))
        throw UserError(fmt::format("--{} takes no PATH, --rebuild or --forget", named));
    return found;
}

Options options_of(const Given& given) {
    Options options;
    UpdateRequest& request = options.request;
    options.action = action_of(given);
    options.json = given.has("json");
    options.report.quiet = given.has("quiet");
    options.report.verbose = given.times("verbose");
    options.report.terminal = ::isatty(STDERR_FILENO) == 1;

    const char* environment = std::getenv("IMLA_INDEX");
    std::string index = given.last("index");
    if (index.empty() && environment) index = environment;
    request.index = index.empty() ? "index" : index;
    request.rebuild = given.has("rebuild");
    request.language = given.last("language");
    request.jobs = std::max(1u, std::thread::hardware_concurrency());
    given.number("jobs", 1, 1024, request.jobs);
    given.number("shards", 1, most_shards, request.shards);
    request.wait = given.seconds("wait");
    request.reading = reading_settings(given);
    request.walking.index = request.index;
    request.walking.hidden = given.has("hidden");
    for (const std::string& glob : given.all("exclude")) request.walking.exclude.add(glob);
    for (const std::string& glob : given.all("include")) request.walking.include.add(glob);

    for (const std::string& path : given.all("forget")) request.forget.push_back(absolute(path));
    for (const std::string& path : given.paths()) {
        if (path.empty()) throw UserError("an empty PATH");
        if (path == "-") {
            request.standard_input = true;
            continue;
        }
        const std::string root = absolute(path);
        if (std::find(request.paths.begin(), request.paths.end(), root) == request.paths.end())
            request.paths.push_back(root);
    }
    return options;
}

}  // namespace

std::variant<Options, int> parse_options(int argc, const char* const* argv) {
    try {
        const Given given(argc, argv);
        const std::pair<const char*, std::string (*)()> texts[] = {
            {"help", indexer_long_help}, {"short-help", indexer_short_help}, {"version", indexer_versions}};
        for (const auto& [name, text] : texts)
            if (given.has(name)) {
                std::cout << text();
                return 0;
            }
        if (given.has("generate")) {
            std::cout << indexer_generated(given.last("generate"));
            return 0;
        }
        return options_of(given);
    } catch (const UserError& error) {
        std::cerr << "imla-indexer: " << error.what() << "\nTry: imla-indexer -h\n";
        return 2;
    }
}

}  // namespace imla
