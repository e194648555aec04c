#include "indexer/building.hpp"

#include <algorithm>
#include <utility>

namespace imla {
namespace {

// A run that is killed loses no more than this.
constexpr auto segment_time = std::chrono::seconds(60);

// Text that goes to a thread at once: little at first, so that all threads have
// work, then more, because fewer batches are merged sooner.
std::size_t chunk_bytes(std::size_t sent) {
    return std::clamp<std::size_t>(sent / 16, 200'000, 4'000'000);
}

}  // namespace

Building::Building(Staging& staging, Settings settings, bool first_build, std::uint64_t run,
                   unsigned threads)
    : staging_(staging),
      settings_(std::move(settings)),
      first_build_(first_build),
      run_(run),
      thread_count_(std::max(1u, threads)),
      length_known_(settings_.average_length > 0),
      queue_(thread_count_) {}

Building::~Building() {
    {
        std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::make_exception_ptr(std::exception());  // nobody waits
        placed_more_.notify_all();
    }
    queue_.close();
    for (std::thread& thread : threads_) thread.join();
}

void Building::add(SourcedDocument&& document) {
    if (!length_known_) sample_.add(document.document);
    const std::size_t bytes = document.document.text.size() + 1000;
    take(std::move(document), bytes);
}

void Building::sample(const Document& document) {
    if (length_known_) return;
    sample_.add(document);
    if (sample_.passages == LengthSample::enough) settle_length();
}

void Building::add(FileRecord&& file) { take(std::move(file), 200); }

void Building::take(Item&& item, std::size_t bytes) {
    chunk_.items.push_back(std::move(item));
    chunk_.bytes += bytes;
    if (!length_known_ && sample_.passages == LengthSample::enough) settle_length();
    if (chunk_.bytes >= chunk_bytes(sent_bytes_)) send();
}

void Building::settle_length() {
    settings_.average_length = sample_.average();
    length_known_ = true;  // 0 if there was not a word: the next update tries again
    for (Chunk& chunk : std::exchange(held_, {})) send(std::move(chunk));
}

void Building::send() {
    if (chunk_.items.empty()) return;
    sent_bytes_ += chunk_.bytes;
    Chunk chunk = std::exchange(chunk_, {});
    chunk.number = numbered_++;
    if (length_known_) send(std::move(chunk));
    else held_.push_back(std::move(chunk));
}

void Building::send(Chunk&& chunk) {
    start_threads();
    {
        // One slow chunk must not let all that follow pile up behind it.
        std::unique_lock lock(mutex_);
        placed_more_.wait(
            lock, [&] { return failure_ || chunk.number < placed_ + std::size_t{4} * thread_count_; });
    }
    if (!queue_.push(std::move(chunk))) rethrow_failure();
}

void Building::start_threads() {
    staging_.fix(settings_);
    while (threads_.size() < thread_count_) threads_.emplace_back([this] { work(); });
}

void Building::work() {
    try {
        WordBook book(settings_.language);
        while (std::optional<Chunk> chunk = queue_.pop()) {
            Batch batch;
            fill(*chunk, book, batch);
            batch.seal();
            place(chunk->number, std::move(batch));
        }
    } catch (...) {
        {
            std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            placed_more_.notify_all();
        }
        queue_.close();
    }
}

void Building::fill(const Chunk& chunk, WordBook& book, Batch& batch) {
    RecordMaker maker(settings_, run_, book, batch);
    for (const Item& item : chunk.items) {
        if (const auto* file = std::get_if<FileRecord>(&item)) {
            batch.add(prepared(*file));
            continue;
        }
        passages_ += maker.add(std::get<SourcedDocument>(item));
    }
}

void Building::place(std::size_t number, Batch&& batch) {
    std::lock_guard lock(mutex_);
    waiting_.emplace(number, std::move(batch));
    for (auto next = waiting_.find(placed_); next != waiting_.end();
         next = waiting_.find(placed_)) {
        if (!segment_) open_segment();
        segment_->add(std::move(next->second));
        waiting_.erase(next);
        ++placed_;
        if (std::chrono::steady_clock::now() - opened_ > segment_time) seal_segment();
    }
    placed_more_.notify_all();
}

void Building::open_segment() {
    segment_ = std::make_unique<Segment>(staging_.open_segment());
    opened_ = std::chrono::steady_clock::now();
    if (!first_build_ || !staging_.segments().empty()) return;
    // Always record 1, so that merging leaves the numbers of a base as they are.
    Batch settings;
    settings.add(prepared(settings_));
    settings.seal();
    segment_->add(std::move(settings));
}

void Building::seal_segment() {
    segment_->finish();
    segment_.reset();
    staging_.seal_segment();
}

void Building::rethrow_failure() {
    std::lock_guard lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
}

void Building::finish() {
    if (!length_known_) settle_length();
    send();
    queue_.close();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    rethrow_failure();
    if (!segment_ && first_build_ && staging_.segments().empty()) {
        staging_.fix(settings_);
        open_segment();
    }
    if (segment_) seal_segment();
}

}  // namespace imla
