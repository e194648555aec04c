// Segments: complete databases, built in bulk from batches of records that
// several threads prepare, and merged into a generation.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "glass/run.hpp"
#include "indexer/prepared_record.hpp"
#include "indexer/record_sink.hpp"

namespace imla {

/// Some records in a row, inverted in memory; filled by one thread.
class Batch : public RecordSink {
  public:
    void add(const PreparedRecord&);

    TermNumber number_of(std::string_view term) override { return run_.term_id(term); }
    std::size_t start_record() override;
    void add(TermNumber, unsigned frequency, unsigned position) override;
    void set_value(unsigned slot, std::string_view value) override { run_.set_value(slot, value); }
    void end_record(double length, double average_length) override;
    void set_data(std::size_t record, std::string_view data) override { run_.set_data_of(record, data); }

    /// Nothing can be added after it. Worth a thread's time, so not left to Segment.
    void seal() { run_.seal(); }

  private:
    friend class Segment;
    glass::Run run_{{.data = glass::packed_already}};
};

/// One database in the making. Record numbers run from 1 without gaps, in the
/// order of add() calls.
class Segment {
  public:
    /// `path` must not exist.
    explicit Segment(const std::filesystem::path& path);
    ~Segment();

    /// One thread at a time; sealed batches only.
    void add(Batch&&);
    /// On disk for certain when this returns. Throws std::system_error (disk full).
    void finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Merges databases, in order, into a new one at `destination`. Records keep
/// their order, and those of the first source their numbers if its first is 1.
void merge(const std::vector<std::filesystem::path>& sources,
           const std::filesystem::path& destination);

/// How many databases may be merged at once: each holds four descriptors.
inline constexpr std::size_t merge_limit = 64;

}  // namespace imla
