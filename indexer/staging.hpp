// An unfinished run: sealed segments in index/staging, kept when the run is
// killed, so that the next one goes on from there.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
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
    /// first segment is built.
    void fix(const Settings&);

    const std::vector<SealedSegment>& segments() const { return segments_; }
    const std::filesystem::path& path() const { return path_; }

    /// Reserves the number of the next segment.
    std::size_t next_segment() { return next_++; }
    /// Builds segment `number` through `build(path)`, then seals it. Several
    /// threads may call it at once. Every merge_limit neighbours are merged.
    void add_segment(std::size_t number,
                     const std::function<void(const std::filesystem::path&)>& build);
    /// How many of the segments were taken up from an earlier run. They stay as
    /// they are, so that record numbers found in them stay true.
    std::size_t taken_up() const { return taken_up_; }
    /// Merges the others until at most `most` of them are left.
    void shrink_to(std::size_t most);

    /// Removes all of it: the run is published.
    void discard();

  private:
    void start_afresh();
    void take_up();
    void merge_run(std::size_t begin, std::size_t end, std::unique_lock<std::mutex>&);

    std::filesystem::path path_;
    std::string base_;
    std::optional<Settings> settings_;
    std::vector<SealedSegment> segments_;  // ascending
    std::size_t taken_up_ = 0;
    std::size_t next_ = 1;
    std::mutex mutex_;
};

}  // namespace imla
