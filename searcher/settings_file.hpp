// Settings files, in TOML: the user's, and the collection's beside its index.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace imla {

/// Name and value of each setting under [searcher]; a list gives one entry for each
/// of its values. Throws UserError where the file is no TOML or holds something else.
std::vector<std::pair<std::string, std::string>> settings_in(const std::string& path);

/// $IMLA_CONFIG, else imla/config.toml under $XDG_CONFIG_HOME or ~/.config; empty where there is none.
std::string user_settings_file();

/// imla.toml beside `index`; empty where there is none.
std::string collection_settings_file(const std::string& index);

}  // namespace imla
