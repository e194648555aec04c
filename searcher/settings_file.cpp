#include "searcher/settings_file.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <toml.hpp>

#include "schema/user_error.hpp"

namespace imla {

namespace fs = std::filesystem;

namespace {

std::string text_of(const toml::value& value, const std::string& path, const std::string& name) {
    if (value.is_string()) return value.as_string().str;
    if (value.is_boolean()) return value.as_boolean() ? "true" : "false";
    if (value.is_integer()) return std::to_string(value.as_integer());
    throw UserError(path + ": " + name + " is neither text, a whole number, true nor false");
}

std::string existing(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) ? path.string() : "";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> settings_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw UserError("cannot read the settings file " + path);
    std::vector<std::pair<std::string, std::string>> settings;
    try {
        const toml::value all = toml::parse(file, path);
        for (const auto& [name, value] : all.as_table()) {
            if (name == "indexer") continue;
            if (name != "searcher" || !value.is_table())
                throw UserError(fmt::format("{}: settings stand under [searcher], not {}", path, name));
            for (const auto& [key, setting] : value.as_table()) {
                if (!setting.is_array()) {
                    settings.emplace_back(key, text_of(setting, path, key));
                    continue;
                }
                for (const toml::value& each : setting.as_array())
                    settings.emplace_back(key, text_of(each, path, key));
            }
        }
    } catch (const toml::exception& error) {
        const std::string what = error.what();
        throw UserError(path + ":" + std::to_string(error.location().line()) + ": not TOML: " +
                        what.substr(0, what.find('\n')));
    }
    return settings;
}

std::string user_settings_file() {
    if (const char* named = std::getenv("IMLA_CONFIG")) return named;
    const char* folder = std::getenv("XDG_CONFIG_HOME");
    if (folder && fs::path(folder).is_absolute()) return existing(fs::path(folder) / "imla" / "config.toml");
    const char* home = std::getenv("HOME");
    return home && *home ? existing(fs::path(home) / ".config" / "imla" / "config.toml") : "";
}

std::string collection_settings_file(const std::string& index) {
    if (const char* named = std::getenv("IMLA_CONFIG"); named && !*named) return "";
    std::error_code error;
    const fs::path absolute = fs::absolute(index, error).lexically_normal();
    const fs::path folder = absolute.has_filename() ? absolute.parent_path() : absolute.parent_path().parent_path();
    return error ? "" : existing(folder / "imla.toml");
}

}  // namespace imla
