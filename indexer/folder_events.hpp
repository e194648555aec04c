// Waits for changes below folders, through inotify.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace imla {

class FolderEvents {
  public:
    FolderEvents();
    ~FolderEvents();
    FolderEvents(const FolderEvents&) = delete;
    FolderEvents& operator=(const FolderEvents&) = delete;

    /// Watches these files and folders, and every folder below. May be called
    /// again, for folders that are new. False where the system allows no more.
    bool follow(const std::vector<std::string>& roots, const std::filesystem::path& but_not);

    /// Waits for a change at most so many milliseconds (-1: for ever). False
    /// where none came, or a signal did.
    bool wait(int milliseconds);

  private:
    bool follow(const std::filesystem::path&);

    int fd_;
};

}  // namespace imla
