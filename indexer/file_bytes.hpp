// The content of one file, read whole or, where large, mapped.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace imla {

/// A file's bytes, as they were while it was read. Throws UserError where it
/// cannot be opened or read, or is no regular file.
class FileBytes {
  public:
    explicit FileBytes(const std::filesystem::path&);
    /// All of standard input.
    static FileBytes of_standard_input();
    ~FileBytes();
    FileBytes(FileBytes&&) noexcept;
    FileBytes& operator=(FileBytes&&) = delete;

    std::string_view bytes() const { return view_; }
    std::uint64_t size() const { return size_; }
    std::int64_t modified() const { return modified_; }  // ns since 1970, before it was read
    /// Was the file cut short under our hands? What was lost reads as zeros.
    bool truncated() const;

  private:
    FileBytes() = default;
    void take(int fd, const std::string& name);

    std::string content_;
    void* mapping_ = nullptr;
    std::string_view view_;
    std::uint64_t size_ = 0;
    std::int64_t modified_ = 0;
};

}  // namespace imla
