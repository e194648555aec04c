// Segments: small complete databases, built by several threads at once and
// merged into a generation. What writes them is replaceable: see SegmentWriter.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "indexer/prepared_record.hpp"

namespace imla {

/// Builds one database from records in order; document numbers run from 1
/// without gaps.
class SegmentWriter {
  public:
    virtual ~SegmentWriter() = default;
    virtual void add(const PreparedRecord&) = 0;
    /// Nothing is on disk for certain before this returns.
    virtual void finish() = 0;
};

/// A writer of a new database at `path`, which must not exist.
std::unique_ptr<SegmentWriter> segment_writer(const std::filesystem::path& path);

/// Merges databases, in order, into a new one at `destination`. Records keep
/// their order; those of the first source keep their numbers if its first is 1.
void merge(const std::vector<std::filesystem::path>& sources,
           const std::filesystem::path& destination);

/// Text that makes a segment: Xapian builds fastest about 1,000 passages at a time.
inline constexpr std::size_t segment_bytes = 700'000;

/// How many databases may be merged at once: each holds four descriptors.
inline constexpr std::size_t merge_limit = 64;

}  // namespace imla
