// A queue between threads that makes the faster side wait.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace imla {

/// Holds items up to a total weight; one item always fits.
template <class Item>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

    /// False once the queue is closed: nobody will take the item.
    bool push(Item item, std::size_t weight = 1) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return closed_ || weight_ == 0 || weight_ + weight <= capacity_; });
        if (closed_) return false;
        items_.emplace_back(std::move(item), weight);
        weight_ += weight;
        more_.notify_one();
        return true;
    }

    /// Nothing once the queue is closed and empty.
    std::optional<Item> pop() {
        std::unique_lock lock(mutex_);
        more_.wait(lock, [&] { return closed_ || !items_.empty(); });
        if (items_.empty()) return {};
        Item item = std::move(items_.front().first);
        weight_ -= items_.front().second;
        items_.pop_front();
        room_.notify_all();
        return item;
    }

    void close() {
        std::lock_guard lock(mutex_);
        closed_ = true;
        room_.notify_all();
        more_.notify_all();
    }

  private:
    std::size_t capacity_, weight_ = 0;
    bool closed_ = false;
    std::deque<std::pair<Item, std::size_t>> items_;
    std::mutex mutex_;
    std::condition_variable room_, more_;
};

}  // namespace imla
