// One writer at a time: a lock over the whole index. Xapian's own covers one
// generation only, and tells nobody who holds it.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

namespace imla {

/// Held while it lives; a killed process lets go by itself.
class IndexLock {
  public:
    /// Waits up to `wait` seconds, then throws UserError naming the writer's pid.
    IndexLock(const std::filesystem::path& index, double wait);
    ~IndexLock();
    IndexLock(const IndexLock&) = delete;
    IndexLock& operator=(const IndexLock&) = delete;

    /// The process that is writing the index now, if any.
    static std::optional<pid_t> holder(const std::filesystem::path& index);

  private:
    int fd_;
};

}  // namespace imla
