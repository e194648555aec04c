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

// Those taken up, those of this run and the base are merged at once.
constexpr std::size_t most_of_a_run = (merge_limit - 2) / 2;

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
    if (segments_.size() >= most_of_a_run) merge_from(0);
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

fs::path Staging::open_segment() const { return path_ / fmt::format("open-{:08}", next_); }

void Staging::seal_segment() {
    const fs::path sealed = path_ / segment_name(next_, next_);
    rename_durably(open_segment(), sealed);
    segments_.push_back({next_, next_, sealed});
    ++next_;
    if (segments_.size() - taken_up_ == most_of_a_run) merge_from(taken_up_);
}

void Staging::merge_from(std::size_t begin) {
    const std::vector<SealedSegment> parts(segments_.begin() + static_cast<std::ptrdiff_t>(begin),
                                           segments_.end());
    std::vector<fs::path> sources;
    sources.reserve(parts.size());
    for (const SealedSegment& part : parts) sources.push_back(part.path);
    SealedSegment merged{parts.front().first, parts.back().last, {}};
    const fs::path open = path_ / fmt::format("open-{:08}-{:08}", merged.first, merged.last);
    merged.path = path_ / segment_name(merged.first, merged.last);
    merge(sources, open);
    rename_durably(open, merged.path);
    segments_.resize(begin);
    segments_.push_back(merged);
    for (const fs::path& source : sources) fs::remove_all(source);
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
