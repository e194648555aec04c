#include "searcher/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>

#include "schema/index_directory.hpp"
#include "schema/shards.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

bool ends_in_port(const std::string& name, Part& part) {
    const std::size_t colon = name.rfind(':');
    if (colon == name.npos || colon == 0 || colon + 1 == name.size()) return false;
    const char* begin = name.data() + colon + 1;
    const char* end = name.data() + name.size();
    const auto [rest, error] = std::from_chars(begin, end, part.port);
    if (error != std::errc() || rest != end || part.port == 0 || part.port > 65535) return false;
    part.host = name.substr(0, colon);
    if (part.host.size() > 2 && part.host.front() == '[' && part.host.back() == ']')
        part.host = part.host.substr(1, part.host.size() - 2);
    part.name = name;
    return part.host.find('/') == part.host.npos;
}

class Collecting {
  public:
    std::vector<Part> take() && { return std::move(parts_); }

    void add(const std::string& name, int depth = 0) {
        std::error_code error;
        const fs::path path(name);
        if (fs::is_directory(path, error)) return add_folder(path);
        if (fs::is_regular_file(path, error)) return add_stub(path, depth);
        Part server;
        if (ends_in_port(name, server)) return put(std::move(server), name);
        put({name, "", 0, false}, name);   // opening it will say what is wrong
    }

  private:
    void add_folder(const fs::path& path) {
        std::error_code error;
        if (const auto shards = shards_of(path); !shards.empty()) {
            for (const fs::path& shard : shards) add_folder(shard);
            return;
        }
        const bool bare = !fs::exists(path / stub_name, error) && fs::exists(path / "iamglass", error);
        put({path.string(), "", 0, bare}, fs::weakly_canonical(path, error).string());
    }

    void add_stub(const fs::path& file, int depth) {
        std::ifstream lines(file);
        if (!lines) throw UserError(fmt::format("cannot read {}: permission denied", file.string()));
        if (depth > 4) throw UserError(fmt::format("{}: stubs that name each other", file.string()));
        const std::size_t before = parts_.size();
        std::string line;
        for (unsigned number = 1; std::getline(lines, line); ++number) {
            if (!line.empty() && line.back() == '\r') line.pop_back();
            if (line.empty() || line.front() == '#') continue;
            const std::size_t space = line.find_first_of(" \t");
            const std::string type = line.substr(0, space);
            const std::size_t begin = line.find_first_not_of(" \t", space);
            const std::string what = space == line.npos || begin == line.npos ? "" : line.substr(begin);
            Part server;
            if (type == "remote" && ends_in_port(what, server)) {
                put(std::move(server), what);
            } else if ((type == "auto" || type == "glass") && !what.empty()) {
                add((file.parent_path() / what).string(), depth + 1);
            } else {
                throw UserError(fmt::format(
                    "{}:{}: '{}' is no line of a stub that can be searched; one says auto PATH, glass "
                    "PATH or remote HOST:PORT",
                    file.string(), number, line.substr(0, 60)));
            }
        }
        if (parts_.size() == before && before == 0)
            throw UserError(fmt::format("{} names no database; an index is a directory, a stub of "
                                        "lines such as remote HOST:PORT, or HOST:PORT itself",
                                        file.string()));
    }

    void put(Part part, const std::string& same) {
        if (seen_.insert(same).second) parts_.push_back(std::move(part));
    }

    std::vector<Part> parts_;
    std::set<std::string> seen_;   // an index named twice is one index
};

Xapian::Database opened(const Part& part, const Access& access) {
    if (part.is_server()) {
        const auto milliseconds = static_cast<unsigned>(access.timeout * 1000);
        return Xapian::Remote::open(part.host, part.port, milliseconds, milliseconds);
    }
    if (!part.bare) return open_index(part.name);
    try {
        return Xapian::Database(part.name);
    } catch (const Xapian::Error& error) {
        throw UserError(fmt::format("the database {} cannot be opened ({})", part.name, error.get_msg()));
    }
}

/// The settings of a part, with a message that fits a server.
Settings settings_of_part(const Xapian::Database& database, const Part& part) {
    if (!part.is_server()) return settings_of(database, part.name);
    const std::optional<Settings> settings = stored_settings(database);
    if (!settings) throw UserError(fmt::format("the server {} serves a database that is no index of Imla", part.name));
    if (settings->format != index_format || settings->fingerprint != current_fingerprint())
        throw UserError(fmt::format(
            "the server {} has an index of another version of Imla (format {}, analyzer {}; this program: "
            "format {}, analyzer {}); build it again there with: imla-indexer --rebuild",
            part.name, settings->format, settings->fingerprint, index_format, current_fingerprint()));
    return *settings;
}

}  // namespace

std::vector<Part> parts_of(const std::vector<std::string>& indexes) {
    Collecting collecting;
    for (const std::string& index : indexes) collecting.add(index);
    return std::move(collecting).take();
}

Missing trouble_of(const Xapian::NetworkError& error) {
    // "remote:tcp(127.0.0.1:7001)"
    std::string name = error.get_context();
    const std::size_t open = name.find('('), close = name.rfind(')');
    if (open != name.npos && close != name.npos && open < close) name = name.substr(open + 1, close - open - 1);
    std::string why = error.get_msg();
    if (const char* system = error.get_error_string()) why += std::string(": ") + system;
    if (std::string_view(error.get_type()) == "NetworkTimeoutError")
        return {name, fmt::format("the server {} is too slow ({}); give it longer with --timeout SECONDS, "
                                  "or go on without it with --partial", name, why)};
    return {name, fmt::format("the server {} does not answer ({}); is xapian-tcpsrv running there? "
                              "--partial goes on without it", name, why)};
}

bool has_server(const std::vector<Part>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.is_server(); });
}

OpenedParts open_parts(const std::vector<Part>& parts, const Access& access,
                       const std::vector<Missing>& given_up) {
    OpenedParts opened_parts;
    opened_parts.missing = given_up;
    std::set<std::string> ids;
    for (const Part& part : parts) {
        if (std::any_of(given_up.begin(), given_up.end(), [&](const Missing& m) { return m.name == part.name; }))
            continue;
        try {
            try {
                const Xapian::Database database = opened(part, access);
                const Settings settings = settings_of_part(database, part);
                // The same database by another road, or its replica, would be counted twice.
                if (const std::string id = database.get_uuid(); !id.empty() && !ids.insert(id).second) continue;
                if (opened_parts.parts.empty()) opened_parts.settings = settings;
                opened_parts.updated = std::max(opened_parts.updated, settings.updated);
                opened_parts.all.add_database(database);
                opened_parts.each.push_back(database);
                opened_parts.parts.push_back(part);
            } catch (const Xapian::NetworkError& error) {
                throw UserError(trouble_of(error).reason);
            } catch (const Xapian::Error& error) {
                throw UserError(fmt::format("{} cannot be searched ({})", part.name, error.get_msg()));
            }
        } catch (const UserError& error) {
            if (!access.partial) throw;
            opened_parts.missing.push_back({part.name, error.what()});
        }
    }
    if (opened_parts.parts.empty())
        throw UserError(opened_parts.missing.empty() ? "no index is named" : opened_parts.missing.front().reason);
    return opened_parts;
}

}  // namespace imla
