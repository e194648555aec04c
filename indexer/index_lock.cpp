#include "indexer/index_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

#include "indexer/durable.hpp"
#include "indexer/interruption.hpp"
#include "schema/index_directory.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;

IndexLock::IndexLock(const fs::path& index, double wait) {
    const fs::path path = index / lock_name;
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0) throw_system_error("write", path);
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::duration<double>(wait);
    while (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        const bool held = errno == EWOULDBLOCK || errno == EINTR;
        if (held && std::chrono::steady_clock::now() < deadline && interrupted() == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            continue;
        }
        if (!held) throw_system_error("lock", path);
        ::close(fd_);
        const std::string pid = file_content(path);
        throw UserError(fmt::format("{} is being written by pid {}; use --wait SECONDS",
                                    index.string(), pid.empty() ? "?" : pid));
    }
    const std::string pid = std::to_string(::getpid());
    // The pid only informs: that it cannot be written (a full disk) is no reason to stop.
    if (::ftruncate(fd_, 0) == 0) [[maybe_unused]] const auto written = ::pwrite(fd_, pid.data(), pid.size(), 0);
}

IndexLock::~IndexLock() {
    [[maybe_unused]] const int emptied = ::ftruncate(fd_, 0);
    ::close(fd_);
}

std::optional<pid_t> IndexLock::holder(const fs::path& index) {
    const fs::path path = index / lock_name;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return {};
    const bool free = ::flock(fd, LOCK_SH | LOCK_NB) == 0;
    ::close(fd);
    if (free) return {};
    return static_cast<pid_t>(std::atoi(file_content(path).c_str()));
}

}  // namespace imla
