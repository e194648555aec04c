#include "glass/merge.hpp"

#include <algorithm>

namespace imla::glass {

bool GroupCursor::next() {
    if (at_ == stream_->end()) return false;
    stream_->release_before(at_);
    const std::size_t size = taken_number(at_);
    name_ = {reinterpret_cast<const char*>(at_), size};
    at_ += size;
    count_ = taken_number(at_);
    sum_ = taken_number(at_);
    const std::size_t bytes = taken_number(at_);
    entries_ = at_;
    at_ += bytes;
    return true;
}

Merge::Merge(std::vector<GroupCursor> cursors) : cursors_(std::move(cursors)) {
    for (std::uint32_t i = 0; i < cursors_.size(); ++i) current_.push_back(i);
}

/// Whether cursor `a` comes after `b`: by name, then by document.
bool Merge::after(std::uint32_t a, std::uint32_t b) const {
    const int order = cursors_[a].name().compare(cursors_[b].name());
    return order != 0 ? order > 0 : a > b;
}

bool Merge::next() {
    const auto least_on_top = [this](std::uint32_t a, std::uint32_t b) { return after(a, b); };
    for (const std::uint32_t cursor : current_)
        if (cursors_[cursor].next()) {
            heap_.push_back(cursor);
            std::push_heap(heap_.begin(), heap_.end(), least_on_top);
        }
    current_.clear();
    parts_.clear();
    while (!heap_.empty()) {
        const GroupCursor& top = cursors_[heap_.front()];
        if (!parts_.empty() && parts_.front()->name() != top.name()) break;
        parts_.push_back(&top);
        current_.push_back(heap_.front());
        std::pop_heap(heap_.begin(), heap_.end(), least_on_top);
        heap_.pop_back();
    }
    return !parts_.empty();
}

}  // namespace imla::glass
