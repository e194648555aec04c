#include "indexer/staging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "indexer/durable.hpp"
#include "indexer/segment.hpp"
#include "schema/index_directory.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

std::string segment_name(std::size_t first, std::size_t last) {
    return fmt::format("s{:08}-{:08}", first, last);
}

}  // namespace

Staging::Staging(const fs::path& index, std::string base)
    : path_(index / staging_name), base_(std::move(base)) {
    if (file_content(path_ / "base") == base_ && fs::exists(path_ / "settings")) take_up();
    else start_afresh();
}

void Staging::start_afresh() {
    fs::remove_all(path_);
    settings_.reset();
    segments_.clear();
    taken_up_ = 0;
    next_ = 1;
}

void Staging::take_up() {
    settings_ = decode_settings(file_content(path_ / "settings"));
    if (settings_->format != index_format || settings_->fingerprint != current_fingerprint())
        return start_afresh();
    for (const fs::directory_entry& entry : fs::directory_iterator(path_)) {
        const std::string name = entry.path().filename().string();
        std::size_t first = 0, last = 0;
        if (std::sscanf(name.c_str(), "s%zu-%zu", &first, &last) == 2 &&
            name == segment_name(first, last))
            segments_.push_back({first, last, entry.path()});
        else if (entry.is_directory())
            fs::remove_all(entry.path());  // not sealed
    }
    std::sort(segments_.begin(), segments_.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    // Killed between a merge and the removal of its parts: the merged one has it all.
    std::vector<SealedSegment> kept;
    for (SealedSegment& segment : segments_) {
        if (!kept.empty() && segment.last <= kept.back().last) fs::remove_all(segment.path);
        else kept.push_back(std::move(segment));
    }
    segments_ = std::move(kept);
    if (segments_.empty()) return;
    next_ = segments_.back().last + 1;
    shrink_to(merge_limit / 2);
    taken_up_ = segments_.size();
}

void Staging::fix(const Settings& settings) {
    if (settings_) return;
    fs::create_directories(path_);
    replace_file(path_ / "base", base_);
    replace_file(path_ / "settings", encode(settings));
    sync_directory(path_.parent_path());
    settings_ = settings;
}

void Staging::add_segment(std::size_t number,
                          const std::function<void(const fs::path&)>& build) {
    const fs::path open = path_ / fmt::format("open-{:08}", number);
    build(open);
    const fs::path sealed = path_ / segment_name(number, number);
    rename_durably(open, sealed);

    std::unique_lock lock(mutex_);
    const SealedSegment segment{number, number, sealed};
    const auto place = std::lower_bound(
        segments_.begin(), segments_.end(), number,
        [](const SealedSegment& s, std::size_t n) { return s.first < n; });
    const auto at = static_cast<std::size_t>(place - segments_.begin());
    segments_.insert(place, segment);

    // A run of single neighbours, as long as one merge can take?
    const auto follows = [&](std::size_t i) {
        return i > taken_up_ && segments_[i].first == segments_[i].last &&
               segments_[i].first == segments_[i - 1].last + 1 &&
               segments_[i - 1].first == segments_[i - 1].last;
    };
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && follows(begin)) --begin;
    while (end < segments_.size() && follows(end)) ++end;
    if (end - begin >= merge_limit) merge_run(begin, begin + merge_limit, lock);
}

// Leaves the lock while it works: the parts are taken off the list first, so
// that no other thread touches them.
void Staging::merge_run(std::size_t begin, std::size_t end, std::unique_lock<std::mutex>& lock) {
    const auto from = segments_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = segments_.begin() + static_cast<std::ptrdiff_t>(end);
    const std::vector<SealedSegment> parts(from, to);
    segments_.erase(from, to);
    lock.unlock();

    std::vector<fs::path> sources;
    for (const SealedSegment& part : parts) sources.push_back(part.path);
    SealedSegment merged{parts.front().first, parts.back().last, {}};
    const fs::path open = path_ / fmt::format("open-{:08}-{:08}", merged.first, merged.last);
    merged.path = path_ / segment_name(merged.first, merged.last);
    merge(sources, open);
    rename_durably(open, merged.path);
    for (const fs::path& source : sources) fs::remove_all(source);

    lock.lock();
    const auto place = std::lower_bound(
        segments_.begin(), segments_.end(), merged.first,
        [](const SealedSegment& s, std::size_t n) { return s.first < n; });
    segments_.insert(place, std::move(merged));
}

void Staging::shrink_to(std::size_t most) {
    std::unique_lock lock(mutex_);
    while (segments_.size() - taken_up_ > most) {
        const std::size_t count = std::min(merge_limit, segments_.size() - taken_up_ - most + 1);
        merge_run(taken_up_, taken_up_ + count, lock);
    }
}

void Staging::discard() {
    // The base goes first: a half removed staging must not look like one to take up.
    std::error_code ignored;
    fs::remove(path_ / "base", ignored);
    fs::remove_all(path_);
    segments_.clear();
    settings_.reset();
}

}  // namespace imla
