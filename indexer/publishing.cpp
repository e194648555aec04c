#include "indexer/publishing.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include <fmt/format.h>

#include "indexer/durable.hpp"
#include "indexer/records.hpp"
#include "indexer/segment.hpp"
#include "indexer/xapian_record.hpp"
#include "schema/index_directory.hpp"
#include "schema/shards.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

// What changes fewer records than this is done in place.
std::size_t small_change(Xapian::doccount records) {
    return std::max<std::size_t>(3000, records / 20);
}

void set_settings(Xapian::WritableDatabase& database, const Settings& settings) {
    database.replace_document(kind_term(Kind::settings), xapian_document(prepared(settings)));
}

// Relabelled records are all in the base, which comes first in a merge: their
// numbers are the same there.
void relabel(const Change& change, Xapian::WritableDatabase& database) {
    for (const Relabel& relabel : change.relabels) apply(relabel, database);
    for (const RelabelFile& relabel : change.file_relabels) apply(relabel, database);
}

// In a damaged table the engine may go in circles and write until the disk is
// full: no file may grow beyond all that a small change can need. The limit is the
// process's, so of shards that publish at once each waits for the one before.
class GrowthLimit {
  public:
    GrowthLimit(const fs::path& generation, const std::vector<fs::path>& segments) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit now = before_;
        now.rlim_cur = std::min<rlim_t>(before_.rlim_cur, 256u << 20);
        std::vector<fs::path> all = segments;
        all.push_back(generation);
        for (const fs::path& database : all)
            for (const fs::directory_entry& table : fs::directory_iterator(database))
                now.rlim_cur += 2 * table.file_size();
        now.rlim_cur = std::min(now.rlim_cur, before_.rlim_cur);
        ours_ = now.rlim_cur < before_.rlim_cur;
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~GrowthLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    GrowthLimit(const GrowthLimit&) = delete;
    GrowthLimit& operator=(const GrowthLimit&) = delete;

    bool stopped(const Xapian::Error& error) const {
        return ours_ && error.get_description().find(std::strerror(EFBIG)) != std::string::npos;
    }

  private:
    static inline std::mutex in_force_;
    std::lock_guard<std::mutex> lock_{in_force_};
    rlimit before_{};
    bool ours_ = false;
};

void change_in_place(const Change& change, const std::vector<fs::path>& segments) {
    const GrowthLimit limit(*change.base, segments);
    Xapian::WritableDatabase database(change.base->string(), Xapian::DB_OPEN);
    database.begin_transaction();
    try {
        for (const RecordPlace& place : change.removals)
            if (place.source == 0) database.delete_document(place.number);
        relabel(change, database);
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const Xapian::Database segment(segments[i].string());
            for (auto it = segment.postlist_begin(""); it != segment.postlist_end(""); ++it)
                if (!change.removals.contains({i + 1, *it}))
                    database.add_document(segment.get_document(*it));
        }
        set_settings(database, change.settings);
        database.commit_transaction();
    } catch (const Xapian::Error& error) {
        // Closing the database abandons the transaction as well; this only says so sooner.
        try {
            database.cancel_transaction();
        } catch (const Xapian::Error&) {
        }
        if (limit.stopped(error)) throw DamagedRecord("a table in which writing does not end");
        throw;
    }
}

// The merge numbers records anew: those of each source follow those before.
void make_generation(const Change& change, const std::vector<fs::path>& segments,
                     const fs::path& destination) {
    std::vector<Xapian::docid> offsets{0};  // of the base, then of each segment
    std::vector<fs::path> sources;
    Xapian::docid offset = 0;
    if (change.base) {
        sources.push_back(*change.base);
        offset = Xapian::Database(change.base->string()).get_lastdocid();
    }
    for (const fs::path& segment : segments) {
        sources.push_back(segment);
        offsets.push_back(offset);
        offset += Xapian::Database(segment.string()).get_lastdocid();
    }
    if (sources.size() == 1) fs::rename(sources.front(), destination);  // a first build, whole
    else merge(sources, destination);

    Xapian::WritableDatabase database(destination.string(), Xapian::DB_OPEN);
    for (const RecordPlace& place : change.removals)
        database.delete_document(offsets.at(place.source) + place.number);
    relabel(change, database);
    set_settings(database, change.settings);
    database.commit();
    database.close();
    sync_tree(destination);
}

// A run killed while it replaced a file leaves that beside it.
bool may_lie_beside(std::string name) {
    if (name.ends_with(unfinished_ending)) name.resize(name.size() - unfinished_ending.size());
    return name.starts_with('.') || name.starts_with("README") || name == lock_name ||
           name == staging_name || name == stub_name || name == shards_name ||
           name.starts_with("shard-");
}

}  // namespace

void make_index_directory(const fs::path& index) {
    std::error_code error;
    if (!fs::exists(index, error)) {
        const fs::path above = (index.has_filename() ? index : index.parent_path()).parent_path();   // of index/, too
        fs::create_directories(above.empty() ? "." : above, error);
        if (error) throw UserError(fmt::format("cannot make {}: {}", index.string(), error.message()));
        if (::mkdir(index.c_str(), 0777) != 0) throw_system_error("make", index);
        return;
    }
    if (!fs::is_directory(index, error))
        throw UserError(index.string() + " is not an index: an index is a directory");
    if (fs::exists(index / stub_name, error)) return;
    for (const fs::directory_entry& entry : fs::directory_iterator(index, error)) {
        const std::string name = entry.path().filename().string();
        if (!may_lie_beside(name) && !(name[0] == 'g' && name.find_first_not_of("0123456789", 1) == name.npos))
            throw UserError(fmt::format(
                "{} is not an index, and holds other things ({}); name an empty folder, or a new one",
                index.string(), name));
    }
    if (error) throw UserError(fmt::format("cannot read {}: {}", index.string(), error.message()));
}

std::string published_state(const fs::path& index) {
    const auto generation = published_generation(index);
    if (!generation) return "";
    // A damaged database has no revision; then the generation says enough.
    try {
        return fmt::format("{} {}", generation->filename().string(),
                           Xapian::Database(generation->string()).get_revision());
    } catch (const Xapian::Error&) {
        return generation->filename().string();
    }
}

void publish_generation(const fs::path& index, const fs::path& database) {
    std::size_t number = 1;
    const auto published = published_generation(index);
    if (published) number = std::strtoul(published->filename().c_str() + 1, nullptr, 10) + 1;
    const std::string name = fmt::format("g{}", number);
    fs::remove_all(index / name);
    rename_durably(database, index / name);
    replace_file(index / stub_name, fmt::format("glass {}\n", name));
    remove_old_generations(index);
}

void remove_old_generations(const fs::path& index) {
    const auto published = published_generation(index);
    for (const fs::directory_entry& entry : fs::directory_iterator(index)) {
        const std::string name = entry.path().filename().string();
        const bool generation = entry.is_directory() && name.size() > 1 && name[0] == 'g' &&
                                name.find_first_not_of("0123456789", 1) == name.npos;
        if (generation && !(published && published->filename() == name))
            fs::remove_all(entry.path());
    }
}

void publish(const fs::path& index, Staging& staging, const Change& change) {
    std::vector<fs::path> segments;
    std::size_t records = change.removals.size();
    for (const SealedSegment& segment : staging.segments()) {
        segments.push_back(segment.path);
        records += Xapian::Database(segment.path.string()).get_doccount();
    }
    records += change.file_relabels.size();
    for (const Relabel& relabel : change.relabels) records += relabel.document.record.passages + 1;
    if (change.base &&
        records <= small_change(Xapian::Database(change.base->string()).get_doccount())) {
        change_in_place(change, segments);
    } else {
        fs::create_directories(staging.path());
        const fs::path merged = staging.path() / "open-generation";
        fs::remove_all(merged);
        make_generation(change, segments, merged);
        publish_generation(index, merged);
    }
    staging.discard();
}

}  // namespace imla
