// What a searcher must know of an index before it may search it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/shards.hpp"

namespace imla {

/// Raised whenever terms, records or slots change meaning.
inline constexpr unsigned index_format = 4;

struct Settings {
    unsigned format = index_format;
    std::string fingerprint;        // of analyzer, key and stemmer, see current_fingerprint()
    std::string language = "english";
    double average_length = 0;      // words; frozen at the first build
    std::uint64_t created = 0, updated = 0;  // seconds since 1970
    std::vector<std::string> roots; // as given, absolute
    Shard shard;                    // which documents belong here
};

/// Identifies how this program turns text into terms. An index of another
/// fingerprint has to be rebuilt before this program may search or update it.
std::string current_fingerprint();

std::string encode(const Settings&);
/// Reads any format as far as it goes, so that the format can be compared.
/// Throws UserError where the bytes are no settings record.
Settings decode_settings(std::string_view);

}  // namespace imla
