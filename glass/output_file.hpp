// A file written from start to end, whose every failure is an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace imla::glass {

/// Every function throws std::system_error, whose text names the path and the
/// reason ("…/position.glass: No space left on device").
class OutputFile {
  public:
    /// Creates the file, or empties the one that is there.
    explicit OutputFile(std::string path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view bytes);
    const std::string& path() const { return path_; }

    /// Writes what is buffered, waits until the disk has it, and closes.
    void close_synced();
    /// Writes what is buffered; the descriptor stays ours.
    int flushed_descriptor();

  private:
    void flush();
    [[noreturn]] void fail() const;

    std::string path_;
    std::string buffer_;
    int descriptor_ = -1;
    std::uint64_t flushed_ = 0;
    std::uint64_t started_ = 0;  // bytes the kernel was told to begin writing
};

/// Makes the names in `directory` last; throws std::system_error.
void sync_directory(const std::string& directory);

}  // namespace imla::glass
