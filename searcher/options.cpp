#include "searcher/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <map>

#include "schema/user_error.hpp"
#include "searcher/help.hpp"
#include "searcher/option_table.hpp"

namespace imla {

namespace {

/// What the command line gave each option, by its long name, and the words beside.
struct Given {
    std::map<std::string, std::vector<std::string>> values;
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
        } else if (!options_over && word.size() > 1 && word.front() == '-') {
            const std::string nearest = word.starts_with("--") ? terminal::nearest_option(rows, word) : "";
            std::string message = "unknown option " + word;
            if (!nearest.empty()) message += "; did you mean " + nearest + "?";
            else message += "; to leave out a word, write NOT " + word.substr(word.find_first_not_of('-') == word.npos ? 0 : word.find_first_not_of('-')) + ", or put -- before the query";
            throw UserError(message);
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
    std::map<std::string, std::size_t> flags;
    for (const terminal::OptionRow& row : rows) {
        const std::string names = (row.letter ? std::string("-") + row.letter + ',' : "") + "--" + row.name;
        if (row.value.empty()) {
            app.add_flag_function(names, [&given, name = row.name](std::int64_t) { given.values[name] = {"true"}; });
        } else {
            // A callback of raw results: a typed vector would split "[2001,2005]".
            app.add_option(names, [&given, name = row.name](const CLI::results_t& results) {
                   given.values[name] = results;
                   return true;
               })
                ->expected(1)
                ->allow_extra_args(false)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        throw UserError(error.what());
    }
    given.words = words_of(app, rows);
    return given;
}

void apply(Options& options, const SearcherOption& option, const std::string& value, const std::string& name) {
    const auto& choices = option.row.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end())
        throw UserError(fmt::format("{} takes {}, not '{}'", name, fmt::join(choices, ", "), value));
    option.set(options, value);
}

Options resolved(const Given& given) {
    Options options;
    for (const SearcherOption& option : option_table()) {
        const auto values = given.values.find(option.row.name);
        if (values == given.values.end() || !option.set) continue;
        for (const std::string& value : values->second) apply(options, option, value, "--" + option.row.name);
    }
    if (options.indexes.empty()) {
        const char* named = std::getenv("IMLA_INDEX");
        options.indexes.push_back(named && *named ? named : "index");
    }
    for (const std::string& word : given.words) options.query += (options.query.empty() ? "" : " ") + word;
    const unsigned tasks = given.has("batch") + given.has("forms");
    if (tasks > 1) throw UserError("--batch and --forms do not go together");
    if (tasks == 1 && (!given.words.empty() || given.has("query")))
        throw UserError("a query and --" + std::string(given.has("batch") ? "batch" : "forms") +
                        " do not go together");
    options.search.with_extra = options.format == Format::json;
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
