// Turns documents, in order, into sealed segments, in several threads.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "indexer/bounded_queue.hpp"
#include "indexer/records.hpp"
#include "indexer/segment.hpp"
#include "indexer/staging.hpp"

namespace imla {

/// What goes where in the segments depends on the order of add() calls alone,
/// never on the number of threads.
class Building {
  public:
    /// `settings` lacks its average length in a first build: it is then taken
    /// from the first passages. `first_build`: the settings become record 1.
    Building(Staging&, Settings settings, bool first_build, std::uint64_t run, unsigned threads);
    ~Building();
    Building(const Building&) = delete;
    Building& operator=(const Building&) = delete;

    void add(SourcedDocument&&);
    void add(FileRecord&&);
    /// A document of another shard, whose length counts all the same: the first
    /// passages of the collection are the same in each.
    void sample(const Document&);
    /// Waits until all is sealed. Throws what a thread threw: UserError,
    /// Xapian::Error or std::system_error (disk full), std::bad_alloc.
    void finish();

    std::size_t passages() const { return passages_; }
    const Settings& settings() const { return settings_; }

  private:
    using Item = std::variant<SourcedDocument, FileRecord>;
    struct Chunk {
        std::size_t number = 0;
        std::vector<Item> items;
        std::size_t bytes = 0;
    };

    void take(Item&&, std::size_t bytes);
    void settle_length();
    void send();
    void send(Chunk&&);
    void start_threads();
    void work();
    void fill(const Chunk&, WordBook&, Batch&);
    void place(std::size_t number, Batch&&);
    void open_segment();
    void seal_segment();
    void rethrow_failure();

    Staging& staging_;
    Settings settings_;
    const bool first_build_;
    const std::uint64_t run_;
    const unsigned thread_count_;

    // Of the thread that adds.
    LengthSample sample_;
    bool length_known_;
    std::vector<Chunk> held_;  // until the length is known
    Chunk chunk_;
    std::size_t numbered_ = 0, sent_bytes_ = 0;

    BoundedQueue<Chunk> queue_;
    std::atomic<std::size_t> passages_{0};

    // Batches wait here for those before them.
    std::mutex mutex_;
    std::condition_variable placed_more_;
    std::map<std::size_t, Batch> waiting_;
    std::size_t placed_ = 0;
    std::unique_ptr<Segment> segment_;
    std::chrono::steady_clock::time_point opened_;
    std::exception_ptr failure_;
    std::vector<std::thread> threads_;
};

}  // namespace imla
