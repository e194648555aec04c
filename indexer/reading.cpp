#include "indexer/reading.hpp"

#include <chrono>

#include "indexer/file_bytes.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

constexpr std::size_t queue_bytes = 8u << 20;  // of documents read ahead of a file
constexpr std::size_t files_ahead = 64;

// The clock of a file system ticks every few milliseconds: a file written
// again within the tick looks unchanged, so its time is not believed.
constexpr std::int64_t clock_tick = 20'000'000;  // ns

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

class QueueSink : public ReadingSink {
  public:
    QueueSink(BoundedQueue<FileEvent>& queue, std::string file)
        : queue_(queue), file_(std::move(file)) {}

    void document(Document&& document) override {
        SourcedDocument sourced{std::move(document), file_, 0};
        sourced.content = content_hash(sourced.document);
        const std::size_t weight = sourced.document.text.size() + 1024;
        push(std::move(sourced), weight);
    }
    void problem(std::string where, std::string reason) override {
        push(Problem{std::move(where), std::move(reason)}, 1024);
    }
    void guess(std::string what) override { push(Guess{std::move(what)}, 1024); }

  private:
    struct NobodyListens {};
    void push(FileEvent event, std::size_t weight) {
        if (!queue_.push(std::move(event), weight)) throw NobodyListens();
    }
    BoundedQueue<FileEvent>& queue_;
    std::string file_;

    friend class imla::OrderedReading;
};

}  // namespace

OrderedReading::OrderedReading(std::vector<FileToRead> files, const ReadingSettings& settings,
                               unsigned threads)
    : files_(std::move(files)), settings_(settings) {
    for (unsigned i = 0; i < std::max(1u, threads) && i < files_.size(); ++i)
        threads_.emplace_back([this] { work(); });
}

OrderedReading::~OrderedReading() {
    {
        std::lock_guard lock(mutex_);
        stop_ = true;
        for (const auto& queue : queues_) queue->close();
        moved_.notify_all();
    }
    for (std::thread& thread : threads_) thread.join();
}

void OrderedReading::work() {
    for (;;) {
        std::size_t index = 0;
        std::shared_ptr<Queue> queue;
        {
            std::unique_lock lock(mutex_);
            moved_.wait(lock, [&] {
                return stop_ || started_ == files_.size() || started_ < current_ + files_ahead;
            });
            if (stop_ || started_ == files_.size()) return;
            index = started_++;
            queue = std::make_shared<Queue>(queue_bytes);
            queues_.push_back(queue);
            moved_.notify_all();
        }
        try {
            read(files_[index], *queue);
        } catch (...) {
            std::lock_guard lock(mutex_);
            if (!stop_ && !failure_) failure_ = std::current_exception();
        }
        queue->close();
    }
}

void OrderedReading::read(const FileToRead& file, Queue& queue) {
    FileEnd end;
    try {
        const bool standard_input = file.path == "-";
        // The time recorded is from before the reading: if the file changes
        // meanwhile, the next run reads it again.
        FileBytes bytes =
            standard_input ? FileBytes::of_standard_input() : FileBytes(file.path);
        end.size = bytes.size();
        end.modified = now() - bytes.modified() < clock_tick ? 0 : bytes.modified();
        end.content = stable_hash(bytes.bytes());
        if (file.known_content == end.content) {
            end.same = true;
        } else {
            QueueSink sink(queue, file_key(file.root, file.name));
            const std::string name = file.root.empty() ? "standard-input.jsonl" : file.name;
            const std::string path = file.root.empty() ? "" : file.path.string();
            end.known =
                read_content({path, name, bytes.bytes()}, settings_, sink) == Known::yes;
            if (bytes.truncated()) {
                end.content = 0;
                end.modified = 0;
                queue.push(Guess{"it changed while it was read; the next run reads it again"});
            }
        }
    } catch (const UserError& error) {
        end.failure = error.what();
    } catch (const QueueSink::NobodyListens&) {
        return;
    }
    queue.push(std::move(end));
}

FileEvent OrderedReading::next(std::size_t index) {
    std::shared_ptr<Queue> queue;
    {
        std::unique_lock lock(mutex_);
        if (index != current_) {  // the file before is done with
            queues_.pop_front();
            current_ = index;
            moved_.notify_all();
        }
        moved_.wait(lock, [&] { return !queues_.empty(); });
        queue = queues_.front();
    }
    if (std::optional<FileEvent> event = queue->pop()) return std::move(*event);
    std::lock_guard lock(mutex_);
    std::rethrow_exception(failure_);
}

}  // namespace imla
