#include "indexer/building.hpp"

#include <algorithm>
#include <utility>

#include "indexer/segment.hpp"

namespace imla {

Building::Building(Staging& staging, Settings settings, std::uint64_t run, unsigned threads)
    : staging_(staging),
      settings_(std::move(settings)),
      run_(run),
      thread_count_(std::max(1u, threads)),
      length_known_(settings_.average_length > 0),
      queue_(thread_count_) {}

Building::~Building() {
    queue_.close();
    for (std::thread& thread : threads_) thread.join();
}

void Building::add(SourcedDocument&& document) {
    if (!length_known_) sample_.add(document.document);
    const std::size_t bytes = document.document.text.size() + 1000;
    take(std::move(document), bytes);
}

void Building::add(FileRecord&& file) { take(std::move(file), 200); }

void Building::take(Item&& item, std::size_t bytes) {
    chunk_.items.push_back(std::move(item));
    chunk_.bytes += bytes;
    if (!length_known_ && sample_.passages == LengthSample::enough) settle_length();
    if (chunk_.bytes >= segment_bytes) send();
}

void Building::settle_length() {
    settings_.average_length = sample_.average();
    length_known_ = true;  // 0 if there was not a word: the next update tries again
    for (Chunk& chunk : std::exchange(held_, {})) {
        start_threads();
        if (!queue_.push(std::move(chunk))) rethrow_failure();
    }
}

void Building::send() {
    if (chunk_.items.empty()) return;
    Chunk chunk = std::exchange(chunk_, {});
    chunk.number = staging_.next_segment();
    if (!length_known_) {
        held_.push_back(std::move(chunk));
        return;
    }
    start_threads();
    if (!queue_.push(std::move(chunk))) rethrow_failure();
}

void Building::start_threads() {
    staging_.fix(settings_);
    while (threads_.size() < thread_count_) threads_.emplace_back([this] { work(); });
}

void Building::work() {
    try {
        RecordMaker maker(settings_, run_);
        while (std::optional<Chunk> chunk = queue_.pop()) build(*chunk, maker);
    } catch (...) {
        std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
        queue_.close();
    }
}

void Building::build(Chunk& chunk, RecordMaker& maker) {
    staging_.add_segment(chunk.number, [&](const std::filesystem::path& path) {
        const std::unique_ptr<SegmentWriter> writer = segment_writer(path);
        for (const Item& item : chunk.items) {
            if (const auto* file = std::get_if<FileRecord>(&item)) {
                writer->add(prepared(*file));
                continue;
            }
            const auto records = maker.records_of(std::get<SourcedDocument>(item));
            for (const PreparedRecord& record : records) writer->add(record);
            passages_ += records.size() - 1;
        }
        writer->finish();
    });
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
}

}  // namespace imla
