// Reads files in several threads and hands over what they hold in the order of
// the files, so that the result does not depend on the number of threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "indexer/bounded_queue.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/records.hpp"
#include "schema/record.hpp"

namespace imla {

struct FileToRead {
    std::string root, name;                 // root "": standard input
    std::filesystem::path path;             // "-" to read it; else a file that has kept it
    std::optional<std::uint64_t> known_content;  // a file of this hash need not be read again
};

/// The last event of a file.
struct FileEnd {
    bool same = false;            // as known_content said: nothing was read
    bool known = true;            // false: of a type that is not read
    std::uint64_t size = 0, content = 0;
    std::int64_t modified = 0;
    std::optional<std::string> failure;  // it could not be opened or read at all
};

struct Guess {
    std::string what;
};

using FileEvent = std::variant<SourcedDocument, Problem, Guess, FileEnd>;

class OrderedReading {
  public:
    OrderedReading(std::vector<FileToRead>, const ReadingSettings&, unsigned threads);
    ~OrderedReading();
    OrderedReading(const OrderedReading&) = delete;
    OrderedReading& operator=(const OrderedReading&) = delete;

    const std::vector<FileToRead>& files() const { return files_; }

    /// The next event of file `index`; to be called until it is a FileEnd, for
    /// each file in order. Throws what a reading thread threw (out of memory).
    FileEvent next(std::size_t index);

  private:
    using Queue = BoundedQueue<FileEvent>;

    void work();
    void read(const FileToRead&, Queue&);

    std::vector<FileToRead> files_;
    const ReadingSettings& settings_;
    std::mutex mutex_;
    std::condition_variable moved_;
    std::deque<std::shared_ptr<Queue>> queues_;  // of files current_, current_ + 1, …
    std::size_t current_ = 0, started_ = 0;
    bool stop_ = false;
    std::exception_ptr failure_;
    std::vector<std::thread> threads_;
};

}  // namespace imla
