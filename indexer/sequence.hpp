// Takes documents as they are read, in order, and decides of each: new,
// changed, unchanged or a repeat of an id. So every question of identity is
// answered in one place and by one thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/building.hpp"
#include "indexer/catalogue.hpp"
#include "indexer/plan.hpp"
#include "indexer/relabel.hpp"
#include "indexer/report.hpp"
#include "schema/terms.hpp"

namespace imla {

class Sequence {
  public:
    /// `removals` gets what is to leave the index.
    Sequence(const Catalogue&, const Plan&, Building&, Removals& removals, Report&, Counts&);

    /// This id is taken by a document that is not read.
    void reserve(std::string_view id) { ids_.emplace(stable_hash(id), 0); }

    /// Reads and decides. Returns early, its work whole so far, when interrupted.
    void run(const ReadingSettings&, unsigned threads);

    /// Documents that stand in other lines of their file than before; to be asked after run().
    const std::vector<Relabel>& shifted() const { return shifted_; }

  private:
    struct CurrentFile {
        FileToRead file;
        std::string key;
        FileRecord record;
        std::set<RecordPlace> kept;           // documents still in the file
        std::set<std::string> contested;      // ids to be looked at again
        bool only_contested = false;
        std::uint64_t reached = 0;            // bytes of the file, where its reader tells
    };

    void remove_vanished();
    /// False when interrupted before the file's end.
    bool read(OrderedReading&, std::size_t index, bool only_contested);
    void take(CurrentFile&, SourcedDocument&&);
    void finish(CurrentFile&, const FileEnd&);
    void record(const CurrentFile&);
    void problem(CurrentFile&, Problem);
    void remove(const StoredDocument&);
    Shift shift_of(const SourcedDocument&, const StoredDocument&) const;

    const Catalogue& catalogue_;
    const Plan& plan_;
    Building& building_;
    Removals& removals_;
    Report& report_;
    Counts& counts_;
    std::unordered_map<std::uint64_t, std::uint64_t> ids_;  // met in this run, and their files: hashes
    std::vector<Relabel> shifted_;
    Extent extent_;                          // of the files read to the end
    std::set<std::string> to_come_, done_;   // file keys; done: read to the end
    std::map<std::string, std::set<std::string>> contested_;  // by file key
    std::map<std::string, FileRecord> unfinished_;            // records of those files
};

}  // namespace imla
