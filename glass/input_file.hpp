// A file read here and there, whose every failure is an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace imla::glass {

/// Every function throws std::system_error, whose text names the path and the reason.
class InputFile {
  public:
    explicit InputFile(std::string path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    /// Reads up to `size` bytes that begin at `offset`; returns how many there were.
    std::size_t read(void* into, std::size_t size, std::uint64_t offset) const;

    const std::string& path() const { return path_; }

  private:
    [[noreturn]] void fail() const;

    std::string path_;
    int descriptor_ = -1;
};

}  // namespace imla::glass
