#include "indexer/folder_events.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "indexer/durable.hpp"

namespace imla {
namespace fs = std::filesystem;

FolderEvents::FolderEvents() : fd_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (fd_ < 0) throw_system_error("watch", "folders");
}

FolderEvents::~FolderEvents() { ::close(fd_); }

bool FolderEvents::follow(const fs::path& path) {
    constexpr auto changes = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE |
                             IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
    return ::inotify_add_watch(fd_, path.c_str(), changes) >= 0 || errno != ENOSPC;
}

bool FolderEvents::follow(const std::vector<std::string>& roots, const fs::path& but_not) {
    for (const std::string& root : roots) {
        std::error_code error;
        // A file is often replaced, not written: its folder tells.
        if (!fs::is_directory(root, error)) {
            if (!follow(fs::path(root).parent_path())) return false;
            continue;
        }
        if (!follow(fs::path(root))) return false;
        auto it = fs::recursive_directory_iterator(
            root, fs::directory_options::skip_permission_denied, error);
        for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
            if (it->is_symlink(error) || !it->is_directory(error)) continue;
            if (fs::equivalent(it->path(), but_not, error)) {
                it.disable_recursion_pending();
                continue;
            }
            error.clear();
            if (!follow(it->path())) return false;
        }
    }
    return true;
}

bool FolderEvents::wait(int milliseconds) {
    pollfd ready{fd_, POLLIN, 0};
    if (::poll(&ready, 1, milliseconds) <= 0) return false;
    // What happened does not matter: an update finds out by itself.
    alignas(inotify_event) std::array<char, 65536> events;
    while (::read(fd_, events.data(), events.size()) > 0) {
    }
    return true;
}

}  // namespace imla
