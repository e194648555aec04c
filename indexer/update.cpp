#include "indexer/update.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "indexer/building.hpp"
#include "indexer/catalogue.hpp"
#include "indexer/index_lock.hpp"
#include "indexer/interruption.hpp"
#include "indexer/plan.hpp"
#include "indexer/publishing.hpp"
#include "indexer/readers/utf8.hpp"
#include "indexer/relabel.hpp"
#include "indexer/sequence.hpp"
#include "indexer/sharding.hpp"
#include "indexer/staging.hpp"
#include "indexer/start.hpp"
#include "indexer/stored_text.hpp"
#include "schema/index_directory.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "terminal/text.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

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
                id.replace(0, from.size(), to);
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
    for (const auto& [path, reason] : plan.skipped)
        report.detail("left out: " + terminal::spelt_out(shown_path(path)) + " (" + reason + ')');
}

// A rebuild reads files again, but nobody will give standard input again: its
// documents come from the index that is being replaced.
void carry_standard_input(const Start& start, const Staging& staging, Plan& plan, Report& report) {
    try {
        const Xapian::Database old(start.replaced->string());
        const std::string term = file_term(file_key("", "-"));
        fs::create_directories(staging.path());
        const fs::path carried = staging.path() / carried_name;
        std::ofstream lines(carried, std::ios::binary);
        std::size_t count = 0;
        for (auto it = old.postlist_begin(term); it != old.postlist_end(term); ++it) {
            if (!is_document(old, *it)) continue;
            lines << json_line(old, *it) << '\n';
            ++count;
        }
        if (!lines.flush()) throw UserError("cannot write " + carried.string());
        if (count > 0) plan.to_read.push_back({{"", "-", carried, {}}, "carried over", 0});
    } catch (const Xapian::Error&) {
        report.warning("what came from standard input could not be carried over: the old index is "
                       "damaged");
    }
}

// Only a run of the same work goes on from what a killed one has staged;
// otherwise half of that run might be published with another. Standard input
// does not come again.
std::string work_to_do(const UpdateRequest& request, const Start& start) {
    std::string work = request.rebuild ? "rebuild " : "update ";
    work += published_state(request.index);
    for (const std::string& root : start.roots) work += "\nroot " + root;
    for (const std::string& root : request.forget) work += "\nforget " + root;
    if (request.standard_input) work += fmt::format("\nstandard input {} {}", ::getpid(), start.now);
    return work;
}

int status_of(const Counts& counts) {
    if (interrupted()) return 128 + interrupted();
    return counts.failed + counts.still_failed > 0 ? 1 : 0;
}

}  // namespace

Counts update_one(const UpdateRequest& request, Report& report) {
    if (request.paths.empty() && !request.standard_input && !request.known && !fs::exists(request.index))
        open_index(request.index.string());  // throws: there is none
    // What is wrong with a first request is said before anything is made.
    if (!fs::exists(request.index / stub_name)) start_of(request);
    make_index_directory(request.index);
    const IndexLock lock(request.index, request.wait);
    Start start = start_of(request);
    Staging staging(request.index, work_to_do(request, start));
    remove_old_generations(request.index);
    if (staging.settings()) start.settings.average_length = staging.settings()->average_length;

    Catalogue catalogue;
    if (start.generation) catalogue.add_source(*start.generation);
    else catalogue.add_nothing();
    for (const SealedSegment& segment : staging.segments()) catalogue.add_source(segment.path);
    catalogue.settle();

    // What is wrong with one shard is found by now, before others have read for hours.
    if (request.meet) request.meet();
    Counts counts;
    report.progress({}, "looking for files");
    Plan plan = plan_of_update(catalogue, start.roots, request.forget, request.walking, request.reading,
                               start.settings.shard);
    for (const auto& [path, reason] : start.missing) {
        report.problem(path, {"", reason + "; the rest is indexed"});
        ++counts.failed;
    }
    for (const auto& [path, root] : start.parts)
        report.guess(path, fmt::format("lies in {}, which is brought up to date", terminal::spelt_out(shown_path(root))));
    for (const auto& [root, other] : start.overlapping)
        report.guess(root, fmt::format("overlaps {0}, which was indexed before: what both hold is indexed twice, or fails as a "
                                       "repeated id; imla-indexer {0} brings that up to date, --forget {1} removes this",
                                       terminal::spelt_out(shown_path(other)), terminal::spelt_out(shown_path(root))));
    if (request.standard_input) plan.to_read.push_back(
            {{"", "-", request.standard_input_file.empty() ? "-" : request.standard_input_file, {}},
             "standard input", 0});
    if (start.replaced) carry_standard_input(start, staging, plan, report);

    counts.files = plan.files + (request.standard_input ? 1 : 0);
    counts.unchanged = plan.unchanged_documents;
    counts.other_types = plan.other_types;
    counts.special = plan.special;
    Removals removals = catalogue.superseded();
    Change change;
    change.relabels = relabels_of(catalogue, plan);
    counts.moved = change.relabels.size();
    // Not staged, as a new file would be: the next run must find the move again
    // if this one is killed.
    for (const Move& move : plan.moved)
        change.file_relabels.push_back({move.from.place, move.to});
    Building building(staging, start.settings, !start.generation, start.now, request.jobs);
    tell_plan_problems(plan, catalogue, building, removals, report, counts);
    Sequence sequence(catalogue, plan, building, removals, report, counts);
    for (const Relabel& relabel : change.relabels) sequence.reserve(relabel.id);
    sequence.run(request.reading, request.jobs);
    building.finish();
    change.relabels.insert(change.relabels.end(), sequence.shifted().begin(),
                           sequence.shifted().end());
    // Standard input may have taken over a document of a file that moved.
    std::erase_if(change.relabels, [&](const Relabel& relabel) {
        return removals.contains(relabel.document.place);
    });

    if (request.meet) request.meet();
    const bool nothing = start.generation && removals.empty() && change.file_relabels.empty() && change.relabels.empty() &&
                         staging.segments().empty() && !start.roots_changed;
    if (nothing) {
        staging.discard();
    } else {
        report.progress(counts, "writing the index");
        change.base = start.generation;
        change.removals = std::move(removals);
        change.settings = building.settings();
        change.settings.updated = start.now / 1'000'000;
        publish(request.index, staging, change);
    }
    counts.passages = open_index(request.index.string()).get_termfreq(kind_term(Kind::passage));
    return counts;
}

int update(const UpdateRequest& request, Report& report) {
    const unsigned shards = number_of_shards(request);
    const Counts counts = shards > 1 ? update_shards(request, shards, report) : update_one(request, report);
    report.summary(counts);
    if (counts.still_failed > 0)
        report.warning("some documents of unchanged files still cannot be read; see --failures");
    return status_of(counts);
}

}  // namespace imla
