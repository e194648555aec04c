#include "glass/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace imla::glass {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20;
constexpr std::uint64_t writeback_bytes = std::uint64_t{8} << 20;

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
    descriptor_ = ::open(path_.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail();
    buffer_.reserve(buffer_bytes);
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::fail() const { throw std::system_error(errno, std::generic_category(), path_); }

void OutputFile::write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > buffer_bytes) flush();
    buffer_.append(bytes);
}

void OutputFile::flush() {
    std::string_view left = buffer_;
    while (!left.empty()) {
        const ssize_t done = ::write(descriptor_, left.data(), left.size());
        if (done < 0) {
            if (errno == EINTR) continue;
            fail();
        }
        left.remove_prefix(static_cast<std::size_t>(done));
    }
    flushed_ += buffer_.size();
    buffer_.clear();
    // The disk may start now, so that the last fsync has little left to wait for.
    if (flushed_ - started_ >= writeback_bytes) {
        ::sync_file_range(descriptor_, static_cast<off_t>(started_),
                          static_cast<off_t>(flushed_ - started_), SYNC_FILE_RANGE_WRITE);
        started_ = flushed_;
    }
}

int OutputFile::flushed_descriptor() {
    flush();
    return descriptor_;
}

void OutputFile::close_synced() {
    flush();
    if (::fsync(descriptor_) != 0) fail();
    const int closing = descriptor_;
    descriptor_ = -1;
    if (::close(closing) != 0) fail();
}

void sync_directory(const std::string& directory) {
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int reason = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) throw std::system_error(reason, std::generic_category(), directory);
}

}  // namespace imla::glass
