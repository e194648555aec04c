// The index as a directory: a stub that names the published generation, the
// generations beside it, and a lock over the whole.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>

#include "schema/settings.hpp"

namespace imla {

inline constexpr const char* stub_name = "XAPIANDB";   // "glass g7": Xapian reads it too
inline constexpr const char* staging_name = "staging";  // an unfinished run of the indexer
inline constexpr const char* lock_name = "lock";        // holds the writer's process id

/// Opens the published state for reading. Throws UserError where there is no
/// index, it is damaged, or of another format or fingerprint; says what to do.
Xapian::Database open_index(const std::string& path);

/// What to tell of an index that is damaged: its name, `why`, and what to do.
std::string damaged_index(const std::string& path, const std::string& why);

/// The settings record of any version; nothing where there is none.
std::optional<Settings> stored_settings(const Xapian::Database&);

/// The settings record of an open index. Throws UserError as above.
Settings settings_of(const Xapian::Database&, const std::string& path);

/// The directory of the published generation, or nothing where none is published yet.
std::optional<std::filesystem::path> published_generation(const std::filesystem::path& index);

}  // namespace imla
