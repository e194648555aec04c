#include "glass/sealed.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "glass/pack.hpp"

namespace imla::glass {
namespace {

// Pages that were read are given back in steps of this size, a multiple of any
// page size; each spilled stream may hold that much while it is merged.
constexpr std::size_t release_bytes = std::size_t{64} << 10;

}  // namespace

Stream::~Stream() {
    if (mapped_) ::munmap(mapped_, mapped_size_);
}

Stream::Stream(Stream&& other) noexcept { *this = std::move(other); }

Stream& Stream::operator=(Stream&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(mapped_, other.mapped_);
    std::swap(mapped_size_, other.mapped_size_);
    std::swap(released_, other.released_);
    return *this;
}

void Stream::append_group(std::string_view name, std::uint64_t count, std::uint64_t sum,
                          std::string_view entries) {
    append_number(bytes_, name.size());
    bytes_.append(name);
    append_number(bytes_, count);
    append_number(bytes_, sum);
    append_number(bytes_, entries.size());
    bytes_.append(entries);
}

void Stream::spill(const std::string& path) {
    if (mapped_ || bytes_.empty()) return;
    OutputFile file(path);
    if (::unlink(path.c_str()) != 0)
        throw std::system_error(errno, std::generic_category(), path);
    file.write(bytes_);
    void* mapped = ::mmap(nullptr, bytes_.size(), PROT_READ, MAP_SHARED, file.flushed_descriptor(), 0);
    if (mapped == MAP_FAILED) throw std::system_error(errno, std::generic_category(), path);
    ::madvise(mapped, bytes_.size(), MADV_SEQUENTIAL);
    mapped_ = static_cast<unsigned char*>(mapped);
    mapped_size_ = bytes_.size();
    std::string().swap(bytes_);
}

void Stream::release_before(const unsigned char* at) {
    if (!mapped_) return;
    const auto read = static_cast<std::size_t>(at - mapped_);
    if (read < released_ + release_bytes) return;
    const std::size_t until = read / release_bytes * release_bytes;
    ::madvise(mapped_ + released_, until - released_, MADV_DONTNEED);
    released_ = until;
}

void ValueStatistics::add(const ValueStatistics& other) {
    if (other.count == 0) return;
    if (count == 0 || other.least < least) least = other.least;
    if (count == 0 || other.greatest > greatest) greatest = other.greatest;
    count += other.count;
}

}  // namespace imla::glass
