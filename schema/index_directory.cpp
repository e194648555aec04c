#include "schema/index_directory.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "schema/shards.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void throw_damaged(const std::string& path, const std::string& why) {
    throw UserError(damaged_index(path, why));
}

// Xapian takes a table whose file is gone for an empty one: phrases would be
// miscounted, and nobody would know.
std::string missing_table(const Xapian::Database& database, const fs::path& generation) {
    if (database.get_doccount() == 0) return {};
    const bool words = database.get_total_length() > 0;
    for (const char* table : {"postlist", "docdata", "termlist", "position"}) {
        std::string file = std::string(table) + ".glass";
        std::error_code error;
        if (fs::exists(generation / file, error)) continue;
        if (words || std::string_view(table) != "position") return file;
    }
    return {};
}

// Xapian follows a stub to the next without an end, and so off the stack where
// one names itself. A generation is never a stub: a table file begins with 0x0f.
bool is_stub(const fs::path& generation) {
    std::error_code error;
    if (fs::is_directory(generation, error)) return fs::exists(generation / stub_name, error);
    return fs::is_regular_file(generation, error) && std::ifstream(generation).peek() != 0x0f;
}

[[noreturn]] void throw_missing(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    const bool empty = status.type() == fs::file_type::directory && fs::is_empty(path, error);
    if ((status.type() == fs::file_type::not_found || empty) && shard_at(path).of > 1)
        throw UserError(fmt::format(
            "{} is missing, a part of the index; is its disk mounted? Put it back, or make it again: "
            "imla-indexer --index {} --rebuild",
            path, fs::path(path).parent_path().string()));
    if (status.type() == fs::file_type::not_found)
        throw UserError(
            fmt::format("there is no index at {}; make one with: imla-indexer --index {} PATH... or, if it "
                        "is elsewhere, name it with --index",
                        fs::absolute(path, error).string(), path));
    if (status.type() == fs::file_type::none)
        throw UserError(fmt::format("cannot read {}: {}", path, error.message()));
    if (status.type() != fs::file_type::directory)
        throw UserError(fmt::format("{} is not an index: an index is a directory", path));
    if (fs::status(fs::path(path) / stub_name, error).type() == fs::file_type::none)
        throw UserError(fmt::format("cannot read {}: {}", path, error.message()));
    if (fs::exists(fs::path(path) / staging_name, error))
        throw UserError(fmt::format(
            "the first build of {} is not finished; run the same imla-indexer command again", path));
    throw UserError(
        fmt::format("there is no index in {}; make one with: imla-indexer --index {} PATH...", path,
                    path));
}

}  // namespace

std::string damaged_index(const std::string& path, const std::string& why) {
    return fmt::format(
        "the index {} is damaged ({}); build it again with: imla-indexer --index {} --rebuild", path,
        why, path);
}

std::optional<fs::path> published_generation(const fs::path& index) {
    std::ifstream stub(index / stub_name);
    // xapian-replicate writes comments above "auto replica_1".
    for (std::string line; std::getline(stub, line);) {
        std::string engine, name;
        if (line.starts_with('#') || !(std::istringstream(line) >> engine >> name)) continue;
        if (is_stub(index / name)) continue;
        return index / name;
    }
    return {};
}

Xapian::Database open_index(const std::string& path) {
    if (const auto shards = shards_of(path); !shards.empty()) {
        Xapian::Database all;
        for (const fs::path& shard : shards) all.add_database(open_index(shard.string()));
        return all;
    }
    // The indexer removes a generation once the next is published, so between
    // reading the stub and opening what it names the ground may move: look again.
    for (int attempt = 0;; ++attempt) {
        const std::optional<fs::path> generation = published_generation(path);
        if (!generation) {
            std::error_code error;
            const fs::path stub = fs::path(path) / stub_name;
            if (!fs::exists(stub, error)) throw_missing(path);
            if (!std::ifstream(stub))
                throw UserError(fmt::format("cannot read {}: permission denied", stub.string()));
            throw_damaged(path, "its XAPIANDB names no database");
        }
        try {
            Xapian::Database database(generation->string());
            if (const std::string file = missing_table(database, *generation); !file.empty()) {
                if (attempt < 5 && published_generation(path) != generation) continue;
                throw_damaged(path, file + " is missing");
            }
            settings_of(database, path);
            return database;
        } catch (const DamagedRecord& error) {
            throw_damaged(path, error.what());
        } catch (const Xapian::Error& error) {
            if (attempt < 5 && published_generation(path) != generation) continue;
            const char* system = error.get_error_string();
            throw_damaged(path, system ? error.get_msg() + ": " + system : error.get_msg());
        }
    }
}

std::optional<Settings> stored_settings(const Xapian::Database& database) {
    const std::string term = kind_term(Kind::settings);
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) return {};
    return decode_settings(database.get_document(*posting).get_data());
}

Settings settings_of(const Xapian::Database& database, const std::string& path) {
    const std::optional<Settings> stored = stored_settings(database);
    if (!stored) throw_damaged(path, "it holds no settings");
    const Settings& settings = *stored;
    if (settings.format != index_format || settings.fingerprint != current_fingerprint())
        throw UserError(fmt::format(
            "the index {} was built by another version of Imla (format {}, analyzer {}; this "
            "program: format {}, analyzer {}); build it again with: imla-indexer --index {} --rebuild",
            path, settings.format, settings.fingerprint, index_format, current_fingerprint(), path));
    if (const Shard here = shard_at(path); here.of > 1 && here != settings.shard)
        throw UserError(fmt::format(
            "{} holds shard {} of {}, not {} of {}: a folder was moved or copied, or the number in the file {} beside "
            "it is wrong; put it right, or build all shards again: imla-indexer --index {} --rebuild",
            path, settings.shard.number, settings.shard.of, here.number, here.of, shards_name,
            fs::path(path).parent_path().string()));
    return settings;
}

}  // namespace imla
