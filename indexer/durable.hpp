// Files that survive a power cut: sync, then rename.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace imla {

/// Syncs every file in `directory`, and the directory. Throws UserError (disk full, no rights).
void sync_tree(const std::filesystem::path& directory);
/// Syncs the names in a directory.
void sync_directory(const std::filesystem::path& directory);
/// What the name of a file ends with until it is in its place; a killed run may leave it.
inline constexpr std::string_view unfinished_ending = ".new";

/// Puts a whole file in place of another at one instant.
void replace_file(const std::filesystem::path& path, std::string_view content);
/// Renames, then syncs the directory that holds the new name.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);
/// The content, or empty where there is no such file.
std::string file_content(const std::filesystem::path& path);

/// UserError "cannot read X: Permission denied", from errno; std::system_error
/// where the disk is full, which has to be told in another way.
[[noreturn]] void throw_system_error(std::string_view doing, const std::filesystem::path& path);

}  // namespace imla
