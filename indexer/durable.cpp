#include "indexer/durable.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include "schema/user_error.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

void sync_path(const fs::path& path, int flags) {
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0) throw_system_error("open", path);
    const int failed = ::fsync(fd);
    const int reason = errno;
    ::close(fd);
    errno = reason;
    if (failed) throw_system_error("write", path);
}

}  // namespace

void throw_system_error(std::string_view doing, const fs::path& path) {
    if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
        throw std::system_error(errno, std::generic_category(), path.string());
    throw UserError(fmt::format("cannot {} {}: {}", doing, path.string(), std::strerror(errno)));
}

void sync_directory(const fs::path& directory) { sync_path(directory, O_RDONLY | O_DIRECTORY); }

void sync_tree(const fs::path& directory) {
    for (const fs::directory_entry& entry : fs::directory_iterator(directory))
        if (entry.is_regular_file()) sync_path(entry.path(), O_RDONLY);
    sync_directory(directory);
}

void replace_file(const fs::path& path, std::string_view content) {
    const fs::path fresh = path.string() + std::string(unfinished_ending);
    const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) throw_system_error("write", fresh);
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const int reason = errno;
            ::close(fd);
            ::unlink(fresh.c_str());
            errno = reason;
            throw_system_error("write", fresh);
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    ::close(fd);
    sync_path(fresh, O_RDONLY);
    rename_durably(fresh, path);
}

void rename_durably(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) throw_system_error("rename", from);
    sync_directory(to.parent_path());
}

std::string file_content(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace imla
