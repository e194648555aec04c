#include "indexer/file_bytes.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <utility>

#include "indexer/durable.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

constexpr std::uint64_t mapped_from = 32u << 20;

// A mapped file that shrinks raises SIGBUS where it is read. Then a page of
// zeros is put in the gap and reading goes on; the file has changed, so the
// next run reads it again.
std::atomic<std::uintptr_t> last_hole{0};

void fill_hole(int signal, siginfo_t* info, void*) {
    static const std::uintptr_t page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const std::uintptr_t into_page = reinterpret_cast<std::uintptr_t>(info->si_addr) & (page - 1);
    char* const page_begin = static_cast<char*>(info->si_addr) - into_page;
    void* filled = ::mmap(page_begin, page, PROT_READ,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (filled == MAP_FAILED) {
        ::signal(signal, SIG_DFL);
        return;  // and the fault comes again
    }
    last_hole.store(reinterpret_cast<std::uintptr_t>(page_begin));
}

void catch_holes() {
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction action {};
        action.sa_sigaction = fill_hole;
        action.sa_flags = SA_SIGINFO;
        ::sigaction(SIGBUS, &action, nullptr);
    });
}

struct Descriptor {
    int fd;
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
};

}  // namespace

FileBytes::FileBytes(const std::filesystem::path& path) {
    // Not blocking, so that a FIFO put in a file's place cannot hold us up.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (file.fd < 0) throw_system_error("read", path);
    take(file.fd, path.string());
}

FileBytes FileBytes::of_standard_input() {
    // Kept in an unlinked file: it may be larger than memory.
    std::FILE* spool = std::tmpfile();
    if (!spool) throw_system_error("write", std::filesystem::temp_directory_path());
    const Descriptor copy{::dup(::fileno(spool))};
    std::fclose(spool);
    std::string buffer(1 << 20, '\0');
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_system_error("read", "standard input");
        if (got == 0) break;
        for (ssize_t done = 0; done < got;) {
            const ssize_t put = ::write(copy.fd, buffer.data() + done,
                                        static_cast<std::size_t>(got - done));
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) throw_system_error("write", std::filesystem::temp_directory_path());
            done += put;
        }
    }
    ::lseek(copy.fd, 0, SEEK_SET);
    FileBytes result;
    result.take(copy.fd, "standard input");
    return result;
}

void FileBytes::take(int fd, const std::string& name) {
    struct stat status {};
    if (::fstat(fd, &status) != 0) throw_system_error("read", name);
    if (S_ISDIR(status.st_mode)) errno = EISDIR;
    if (!S_ISREG(status.st_mode)) {
        if (!S_ISDIR(status.st_mode)) errno = EINVAL;
        throw_system_error("read", name);
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
    modified_ = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    if (size_ >= mapped_from) {
        catch_holes();
        mapping_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
        if (mapping_ == MAP_FAILED) {
            mapping_ = nullptr;
            throw_system_error("read", name);
        }
        ::madvise(mapping_, size_, MADV_SEQUENTIAL);
        view_ = {static_cast<const char*>(mapping_), size_};
        return;
    }
    content_.resize(size_);
    std::size_t done = 0;
    while (done < content_.size()) {
        const ssize_t got = ::read(fd, content_.data() + done, content_.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_system_error("read", name);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    content_.resize(done);
    view_ = content_;
}

FileBytes::~FileBytes() {
    if (mapping_) ::munmap(mapping_, size_);
}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : content_(std::move(other.content_)),
      mapping_(std::exchange(other.mapping_, nullptr)),
      view_(mapping_ ? other.view_ : std::string_view(content_)),
      size_(other.size_),
      modified_(other.modified_) {}

bool FileBytes::truncated() const {
    if (!mapping_) return view_.size() < size_;
    const std::uintptr_t hole = last_hole.load();
    const auto begin = reinterpret_cast<std::uintptr_t>(mapping_);
    return hole >= begin && hole < begin + size_;
}

}  // namespace imla
