// An unfinished run: sealed segments in index/staging, kept when the run is
// killed, so that the next one goes on from there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schema/settings.hpp"

namespace imla {

/// One sealed segment, or several merged: numbers first to last.
struct SealedSegment {
    std::size_t first, last;
    std::filesystem::path path;
};

class Staging {
  public:
    /// Takes up what an earlier run left for the same `base` (the published
    /// state it started from, and what is to be done), else starts afresh.
    Staging(const std::filesystem::path& index, std::string base);

    /// What the earlier run had fixed; nothing where this is a new start.
    const std::optional<Settings>& settings() const { return settings_; }
    /// Fixes the settings (average length above all). To be called before the
    /// first segment is built; later calls change nothing.
    void fix(const Settings&);

    /// Ascending, and few enough to be merged with a base.
    const std::vector<SealedSegment>& segments() const { return segments_; }
    const std::filesystem::path& path() const { return path_; }

    /// Where to build the next segment. It counts once it is sealed.
    std::filesystem::path open_segment() const;
    void seal_segment();

    /// Removes all of it: the run is published.
    void discard();

  private:
    void start_afresh();
    void take_up();
    void merge_from(std::size_t begin);

    std::filesystem::path path_;
    std::string base_;
    std::optional<Settings> settings_;
    std::vector<SealedSegment> segments_;
    std::size_t taken_up_ = 0;  // segments whose record numbers are known to others: never merged
    std::size_t next_ = 1;
};

}  // namespace imla
