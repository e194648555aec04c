// Writes a whole Xapian database (backend glass, format of 1.4) at once.
//
// What Xapian's own writer does by updating, this does by sorting: documents
// are inverted in runs (glass/run.hpp), the runs are merged, and each table is
// written from its first block to its last. Xapian reads, updates and compacts
// the result like any other database. FORMAT.md says what is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "glass/run.hpp"

namespace imla::glass {

struct BuilderOptions {
    /// What sorted runs may take while they wait for the merge, in bytes. Beyond
    /// it they wait on disk, in nameless files in the directory.
    std::size_t memory = std::size_t{256} << 20;
    Compression compression = {};
};

struct BuildStatistics {
    std::uint32_t documents = 0;
    std::uint64_t total_length = 0;  // sum of all wdfs
    std::uint64_t bytes = 0;         // of all tables
    std::uint32_t runs = 0, spilled = 0;  // added; of these, those that waited on disk
};

/// Errors: std::system_error where the disk refuses (its text names the file and
/// the reason), and what Run throws. After any error, and when a builder is
/// destroyed unfinished, the tables are removed again; what has no iamglass is no
/// database to Xapian, and that file comes last.
class Builder {
  public:
    /// Creates `directory`, or takes one that is there and holds no database.
    explicit Builder(std::string directory, const BuilderOptions& = {});
    ~Builder();
    Builder(const Builder&) = delete;
    Builder& operator=(const Builder&) = delete;

    /// An empty run; any thread may ask.
    Run new_run() const;

    /// Takes the documents of `run`; their ids follow on those before, from 1.
    /// One thread at a time. Returns the id of the run's first document.
    std::uint32_t add(Run&& run);

    /// As WritableDatabase::set_metadata: keys are 1 … 253 bytes long (else
    /// std::invalid_argument); an empty value removes. Imla stores none, since several
    /// databases and remote ones carry none.
    void set_metadata(std::string_view key, std::string_view value);

    /// Writes what is left, syncs everything and makes the directory a database.
    /// Nothing can be added after it.
    BuildStatistics finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace imla::glass
