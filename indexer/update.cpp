#include "indexer/update.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <ostream>

#include "indexer/building.hpp"
#include "indexer/catalogue.hpp"
#include "indexer/index_lock.hpp"
#include "indexer/interruption.hpp"
#include "indexer/plan.hpp"
#include "indexer/publishing.hpp"
#include "indexer/readers/utf8.hpp"
#include "indexer/relabel.hpp"
#include "indexer/sequence.hpp"
#include "indexer/staging.hpp"
#include "schema/index_directory.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

std::uint64_t seconds_since_1970() {
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(
                                          std::chrono::system_clock::now().time_since_epoch())
                                          .count());
}

/// The state an update starts from.
struct Base {
    std::optional<fs::path> generation;  // to build on; nothing: a first build or a rebuild
    std::optional<Settings> settings;
};

Settings readable_settings(const fs::path& generation) {
    // Of any version: a rebuild wants the roots alone.
    const Xapian::Database database(generation.string());
    const std::string term = kind_term(Kind::settings);
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) throw UserError("no settings");
    return decode_settings(database.get_document(*posting).get_data());
}

Base base_of(const UpdateRequest& request) {
    Base base;
    const auto generation = published_generation(request.index);
    if (!generation) {
        std::error_code error;
        if (fs::exists(request.index / stub_name, error) && !request.rebuild)
            open_index(request.index.string());  // throws, saying what is wrong
        return base;
    }
    if (request.rebuild) {
        try {
            base.settings = readable_settings(*generation);
        } catch (const std::exception&) {
        } catch (const Xapian::Error&) {
        }
        return base;
    }
    base.settings = settings_of(open_index(request.index.string()), request.index.string());
    base.generation = generation;
    if (!request.language.empty() && request.language != base.settings->language)
        throw UserError(fmt::format("{} was built for the language {}; to change it, add --rebuild",
                                    request.index.string(), base.settings->language));
    return base;
}

/// Roots to look at now.
std::vector<std::string> roots_to_update(const UpdateRequest& request, const Settings& settings) {
    for (const std::string& path : request.paths) {
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0 &&
            std::find(settings.roots.begin(), settings.roots.end(), path) == settings.roots.end())
            throw UserError(fmt::format("cannot read {}: {}", shown_path(path), std::strerror(errno)));
    }
    std::vector<std::string> roots = request.paths;
    const bool all = request.rebuild ||
                     (roots.empty() && !request.standard_input && request.forget.empty());
    if (all)
        for (const std::string& root : settings.roots)
            if (std::find(roots.begin(), roots.end(), root) == roots.end()) roots.push_back(root);
    std::erase_if(roots, [&](const std::string& root) {
        return std::find(request.forget.begin(), request.forget.end(), root) !=
               request.forget.end();
    });
    return roots;
}

std::vector<Relabel> relabels_of(const Catalogue& catalogue, const Plan& plan) {
    std::vector<Relabel> relabels;
    for (const Move& move : plan.moved) {
        const std::string from = clean_name(move.from.record.name), to = clean_name(move.to.name);
        const std::string key = file_key(move.to.root, move.to.name);
        for (const StoredDocument& document :
             catalogue.documents_of(file_key(move.from.record.root, move.from.record.name))) {
            // The id of a file is its name; of a part, it starts with the name.
            std::string id = document.record.id;
            if (id.starts_with(from) && (id.size() == from.size() || id[from.size()] == '/'))
                id = to + id.substr(from.size());
            relabels.push_back({document, id, key, move.path.string()});
        }
    }
    return relabels;
}

void tell_plan_problems(const Plan& plan, const Catalogue& catalogue, Building& building,
                        Removals& removals, Report& report, Counts& counts) {
    for (const FileRecord& trouble : plan.troubles) {
        report.problem(path_of(trouble.root, trouble.name), trouble.problems.front());
        ++counts.failed;
        const auto& files = catalogue.files(trouble.root);
        const auto stored = files.find(trouble.name);
        if (stored != files.end()) {
            if (encode(stored->second.record) == encode(trouble)) continue;
            removals.insert(stored->second.place);
        }
        building.add(FileRecord(trouble));
    }
    for (const StoredFile& file : plan.unchanged_problems)
        counts.still_failed += file.record.problems.size();
    for (const std::string& skipped : plan.skipped) report.detail("left out: " + skipped);
}

int status_of(const Counts& counts) {
    if (interrupted()) return 128 + interrupted();
    return counts.failed + counts.still_failed > 0 ? 1 : 0;
}

}  // namespace

int update(const UpdateRequest& request, Report& report) {
    make_index_directory(request.index);
    const IndexLock lock(request.index, request.wait);
    const Base base = base_of(request);
    Staging staging(request.index,
                    (request.rebuild ? "rebuild " : "update ") + published_state(request.index));
    remove_old_generations(request.index);

    Settings settings = base.settings.value_or(Settings{});
    if (!base.generation) {
        settings.format = index_format;
        settings.fingerprint = current_fingerprint();
        settings.average_length = 0;
        if (!request.language.empty()) settings.language = request.language;
    }
    const std::uint64_t now = seconds_since_1970();
    if (settings.created == 0 || !base.generation) settings.created = now;
    if (staging.settings()) settings.average_length = staging.settings()->average_length;
    const std::vector<std::string> roots = roots_to_update(request, settings);
    const std::vector<std::string> old_roots = settings.roots;
    std::erase_if(settings.roots, [&](const std::string& root) {
        return std::find(request.forget.begin(), request.forget.end(), root) !=
               request.forget.end();
    });
    for (const std::string& root : roots)
        if (std::find(settings.roots.begin(), settings.roots.end(), root) == settings.roots.end())
            settings.roots.push_back(root);

    Catalogue catalogue;
    if (base.generation) catalogue.add_source(*base.generation);
    else catalogue.add_nothing();
    for (const SealedSegment& segment : staging.segments()) catalogue.add_source(segment.path);

    report.progress({}, "looking for files");
    Plan plan = plan_of_update(catalogue, roots, request.forget, request.walking);
    if (request.standard_input) plan.to_read.push_back({{"", "-", "-", {}}, "standard input", 0});

    Counts counts;
    counts.files = plan.files + (request.standard_input ? 1 : 0);
    counts.unchanged = plan.unchanged_documents;
    counts.other_types = plan.other_types;
    Removals removals = catalogue.superseded();
    Change change;
    change.relabels = relabels_of(catalogue, plan);
    counts.moved = change.relabels.size();
    Building building(staging, settings, now, request.jobs);
    tell_plan_problems(plan, catalogue, building, removals, report, counts);
    for (const Move& move : plan.moved) {
        removals.insert(move.from.place);
        building.add(FileRecord(move.to));
    }
    Sequence(catalogue, plan, building, removals, report, counts).run(request.reading, request.jobs);
    building.finish();

    const bool nothing = base.generation && removals.empty() && change.relabels.empty() &&
                         staging.segments().empty() && settings.roots == old_roots;
    if (nothing) {
        staging.discard();
    } else {
        report.progress(counts, "writing the index");
        change.base = base.generation;
        change.removals = std::move(removals);
        change.settings = building.settings();
        change.settings.updated = now;
        publish(request.index, staging, change);
    }
    counts.passages = open_index(request.index.string()).get_termfreq(kind_term(Kind::passage));
    report.summary(counts);
    if (counts.still_failed > 0)
        report.warning("some documents of unchanged files still cannot be read; see --failures");
    return status_of(counts);
}

}  // namespace imla
