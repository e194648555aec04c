#include "searcher/precedence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "schema/user_error.hpp"
#include "searcher/option_table.hpp"
#include "searcher/settings_file.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

std::string variable_of(const std::string& name) {
    std::string variable = "IMLA_";
    for (const char c : name) variable += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return variable;
}

/// Settings of a file for what nothing stronger has given.
void add_file(Values& values, const std::string& path) {
    if (path.empty()) return;
    Values found;
    for (auto& [name, value] : settings_in(path)) {
        const auto& table = option_table();
        const bool known = std::any_of(table.begin(), table.end(), [&](const SearcherOption& option) {
            return option.initial && option.row.name == name;
        });
        if (!known) {
            const std::string nearest = terminal::nearest_option(option_rows(), "--" + name);
            throw UserError(fmt::format("{}: no setting is called {}{}", path, name,
                                        nearest.empty() ? "" : "; did you mean " + nearest.substr(2) + "?"));
        }
        found[name].source = path;
        found[name].values.push_back(std::move(value));
    }
    values.merge(found);
}

bool names_server(const std::string& index) {
    const std::size_t colon = index.rfind(':');
    return colon != index.npos && colon > 0 && colon + 1 < index.size() && index.find('/') == index.npos &&
           index.find_first_not_of("0123456789", colon + 1) == index.npos;
}

}  // namespace

Values with_settings(Values values, bool files) {
    for (const SearcherOption& option : option_table()) {
        if (!option.initial || values.count(option.row.name)) continue;
        const std::string variable = variable_of(option.row.name);
        if (const char* value = std::getenv(variable.c_str()); value && *value)
            values[option.row.name] = {{value}, "$" + variable};
    }
    if (!files) return values;
    const std::string user = user_settings_file();
    Values of_user;
    add_file(of_user, user);
    std::string index = "index";
    if (const auto named = values.find("index"); named != values.end()) index = named->second.values.front();
    else if (const auto set = of_user.find("index"); set != of_user.end()) index = set->second.values.front();
    add_file(values, collection_settings_file(index));
    values.merge(of_user);
    return values;
}

void set_option(Options& options, const SearcherOption& option, const std::string& value, const std::string& place) {
    const auto& choices = option.row.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end())
        throw UserError(fmt::format("{} takes {}, not '{}'{}", place, fmt::join(choices, ", "), value, option.hint));
    if (option.row.value.empty() && value != "true" && value != "false")
        throw UserError(fmt::format("{} is true or false, not '{}'", place, value));
    option.set(options, value);
}

Options options_from(const Values& values) {
    Options options;
    for (const SearcherOption& option : option_table()) {
        const auto given = values.find(option.row.name);
        if (given == values.end() || !option.set) continue;
        const auto& [texts, source] = given->second;
        for (const std::string& value : texts) {
            try {
                set_option(options, option, value, source.empty() ? "--" + option.row.name : option.row.name);
            } catch (const UserError& error) {
                throw UserError(source.empty() ? error.what() : source + ": " + error.what());
            }
        }
    }
    if (options.indexes.empty()) options.indexes.push_back("index");
    return options;
}

Shape shape_of(const Values& values) {
    // What may change from run to run: how fast, with what patience, what is said beside.
    constexpr std::array beside = {"batch", "resume", "jobs", "quiet", "timeout", "partial", "explain", "no-pager"};
    Shape shape;
    for (const SearcherOption& option : option_table()) {
        const auto given = values.find(option.row.name);
        if (given == values.end() || !option.set || std::count(beside.begin(), beside.end(), option.row.name)) continue;
        std::vector<std::string> texts = given->second.values;
        // What a server served may have moved to another.
        if (option.row.name == "index")
            for (std::string& index : texts)
                if (names_server(index)) index = "HOST:PORT";
        const std::string value = fmt::format("{}", fmt::join(texts, ", "));
        if (!option.initial || value != option.initial) shape[option.row.name] = value;
    }
    return shape;
}

std::string settings_table(const Values& values) {
    std::string out = "[searcher]\n";
    for (const SearcherOption& option : option_table()) {
        if (!option.initial) continue;
        const auto given = values.find(option.row.name);
        const bool set = given != values.end();
        std::string value = set ? fmt::format("{}", fmt::join(given->second.values, ", ")) : option.initial;
        const bool bare = option.row.value.empty() || value.find_first_not_of("0123456789") == value.npos;
        if (!bare || value.empty()) value = fmt::format("\"{}\"", value);
        const std::string source = !set ? "default" : given->second.source.empty() ? "command line" : given->second.source;
        out += fmt::format("{:<32}# {}\n", fmt::format("{} = {}", option.row.name, terminal::spelt_out(value)), terminal::spelt_out(source));
    }
    return out;
}

}  // namespace imla
