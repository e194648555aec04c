#include "indexer/start.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "analysis/stemmer.hpp"
#include "indexer/records.hpp"
#include "schema/fields.hpp"
#include "schema/index_directory.hpp"
#include "schema/shards.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

// Fills generation or replaced, and gives the settings found there.
std::optional<Settings> settings_found(const UpdateRequest& request, Start& start) {
    const auto generation = published_generation(request.index);
    if (!generation) {
        std::error_code error;
        if (fs::exists(request.index / stub_name, error) && !request.rebuild)
            open_index(request.index.string());  // throws, saying what is wrong
        return request.known;
    }
    if (request.rebuild) {
        std::optional<Settings> settings = remembered_settings(request.index);
        if (!settings) return request.known;
        start.replaced = generation;
        return settings;
    }
    Settings settings = settings_of(open_index(request.index.string()), request.index.string());
    if (!request.language.empty() && request.language != settings.language)
        throw UserError(fmt::format("{} was built for the language {}; to change it, add --rebuild",
                                    request.index.string(), settings.language));
    start.generation = generation;
    return settings;
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// Paths that are not there, a typing error perhaps, or are devices and pipes; and why they are
/// not read. Roots known from before are none.
std::vector<std::pair<std::string, std::string>> missing_paths(const UpdateRequest& request,
                                                               const Settings& settings) {
    std::vector<std::pair<std::string, std::string>> missing;
    for (const std::string& path : request.paths) {
        if (contains(settings.roots, path)) continue;
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) missing.emplace_back(path, std::strerror(errno));
        else if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
            missing.emplace_back(path, "neither a file nor a folder");
    }
    if (!missing.empty() && missing.size() == request.paths.size() && !request.standard_input)
        throw UserError(fmt::format("cannot read {}: {}", shown_path(missing.front().first),
                                    missing.front().second));
    return missing;
}

/// An update keeps what came from a root that is out of reach; a rebuild has
/// nothing to keep it in.
void refuse_to_lose(const std::string& root) {
    std::error_code error;
    const bool there = fs::exists(root, error);
    if (there && !(fs::is_directory(root, error) && fs::is_empty(root, error))) return;
    throw UserError(fmt::format(
        "{} is {} now, and a rebuild would lose what came from it; bring it back, or add --forget {}",
        shown_path(root), there ? "empty" : "not there", shown_path(root)));
}

/// Does `path` lie in the folder `root`? Both are absolute and normal.
bool lies_in(const std::string& path, const std::string& root) {
    return path.size() > root.size() && path.starts_with(root) && (root.ends_with('/') || path[root.size()] == '/');
}

/// What lies in another root is no root: it would be indexed twice. That root is looked at instead.
std::vector<std::pair<std::string, std::string>> take_parts(std::vector<std::string>& roots, const UpdateRequest& request,
                                                            const Settings& settings) {
    std::vector<std::string> others = settings.roots;
    std::erase_if(others, [&](const std::string& root) { return contains(request.forget, root); });
    others.insert(others.end(), roots.begin(), roots.end());
    std::vector<std::pair<std::string, std::string>> parts;
    for (const std::string& path : roots)
        if (!contains(settings.roots, path))
            if (std::string root = root_holding(path, others, request.walking); !root.empty())
                parts.emplace_back(path, std::move(root));
    for (const auto& [path, root] : parts) {
        std::erase(roots, path);
        if (!contains(roots, root)) roots.push_back(root);
    }
    return parts;
}

/// Roots to look at now.
std::vector<std::string> roots_to_update(const UpdateRequest& request, const Settings& settings,
                                         bool settings_known, bool has_standard_input) {
    for (const std::string& root : request.forget)
        if (!contains(settings.roots, root))
            throw UserError(fmt::format("{} is no root of {}; its roots are: {}", root,
                                        request.index.string(), fmt::join(settings.roots, ", ")));
    std::vector<std::string> roots = request.paths;
    const bool all = request.rebuild ||
                     (roots.empty() && !request.standard_input && request.forget.empty());
    if (all)
        for (const std::string& root : settings.roots)
            if (!contains(roots, root)) roots.push_back(root);
    if (all && roots.empty() && !has_standard_input) {
        const std::string command = fmt::format("imla-indexer --index {}", request.index.string());
        if (request.rebuild && !settings_known)
            throw UserError(fmt::format("{} is damaged, and its roots are not known any more; name "
                                        "them: {} --rebuild PATH...",
                                        request.index.string(), command));
        if (settings.shard.of > 1) open_index(request.index.string());  // throws where it is lost
        throw UserError(fmt::format("{} has no roots; name what to index: {} PATH...",
                                    request.index.string(), command));
    }
    std::erase_if(roots, [&](const std::string& root) { return contains(request.forget, root); });
    if (request.rebuild && settings_known)
        for (const std::string& root : roots)
            if (contains(settings.roots, root)) refuse_to_lose(root);
    return roots;
}

/// Of `looked_at`, those that are new and hold a root that was known and is kept.
std::vector<std::pair<std::string, std::string>> overlapping_roots(const std::vector<std::string>& looked_at,
                                                                   const std::vector<std::string>& before,
                                                                   const std::vector<std::string>& kept) {
    std::vector<std::pair<std::string, std::string>> overlapping;
    for (const std::string& root : looked_at) {
        if (contains(before, root)) continue;
        const auto other = std::find_if(before.begin(), before.end(), [&](const std::string& known) {
            return contains(kept, known) && lies_in(known, root);
        });
        if (other != before.end()) overlapping.emplace_back(root, *other);
    }
    return overlapping;
}

}  // namespace

std::string root_holding(const std::string& path, const std::vector<std::string>& roots, const WalkSettings& walking) {
    std::string holding;   // the outermost: what is in it is not in another that it holds
    for (const std::string& root : roots)
        if (lies_in(path, root) && (holding.empty() || root.size() < holding.size()) &&
            walk_reaches(root, path.substr(root.size() + (root.ends_with('/') ? 0 : 1)), walking))
            holding = root;
    return holding;
}

std::uint64_t moment_of_new_run(const std::vector<fs::path>& indexes) {
    const auto clock = std::chrono::system_clock::now().time_since_epoch();
    auto now = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(clock).count());
    for (const fs::path& index : indexes) {
        // The values alone would not do: what came last may have been removed since.
        if (const auto settings = remembered_settings(index)) now = std::max(now, settings->updated * 1'000'000 + 1);
        try {
            if (const auto generation = published_generation(index))
                now = std::max(now, run_of_value(Xapian::Database(generation->string()).get_value_upper_bound(slot_run)) + 1);
        } catch (const Xapian::Error&) {   // damaged: to be rebuilt, or said elsewhere
        }
    }
    return now;
}

Start start_of(const UpdateRequest& request) {
    Start start;
    start.now = request.now ? request.now : moment_of_new_run({request.index});
    const std::optional<Settings> found = settings_found(request, start);
    start.settings = found.value_or(Settings{});
    if (const Shard here = shard_at(request.index); here.of > 1) start.settings.shard = here;
    if (!start.generation) {
        start.settings.format = index_format;
        start.settings.fingerprint = current_fingerprint();
        start.settings.average_length = 0;
        start.settings.created = start.now / 1'000'000;
        if (!request.language.empty()) start.settings.language = request.language;
        try {
            Stemmer known(start.settings.language);
        } catch (const std::invalid_argument& error) {
            throw UserError(error.what());
        }
    }
    const auto source = start.generation ? start.generation : start.replaced;
    start.roots = roots_to_update(
        request, start.settings, found.has_value(),
        source && Xapian::Database(source->string()).term_exists(file_term(file_key("", "-"))));
    start.missing = missing_paths(request, start.settings);
    for (const auto& [path, reason] : start.missing) std::erase(start.roots, path);
    start.parts = take_parts(start.roots, request, start.settings);
    std::vector<std::string>& roots = start.settings.roots;
    const std::vector<std::string> before = roots;
    std::erase_if(roots, [&](const std::string& root) { return contains(request.forget, root); });
    for (const std::string& root : start.roots)
        if (!contains(roots, root)) roots.push_back(root);
    start.overlapping = overlapping_roots(start.roots, before, roots);
    start.roots_changed = roots != before;
    return start;
}

std::optional<Settings> remembered_settings(const fs::path& index) {
    try {
        const auto generation = published_generation(index);
        if (!generation) return {};
        return stored_settings(Xapian::Database(generation->string()));
    } catch (const UserError&) {
        return {};
    } catch (const Xapian::Error&) {
        return {};
    }
}

}  // namespace imla
