#include "glass/version_file.hpp"

#include <cerrno>
#include <cstdio>
#include <random>
#include <string_view>
#include <system_error>

#include "glass/compressor.hpp"
#include "glass/output_file.hpp"
#include "glass/pack.hpp"

namespace imla::glass {
namespace {

/// A random UUID (RFC 4122, version 4), as 16 bytes.
std::string new_uuid() {
    std::random_device random;
    std::string uuid;
    while (uuid.size() < 16)
        for (unsigned bits = random(), i = 0; i < 4; ++i, bits >>= 8)
            uuid += static_cast<char>(bits);
    uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);
    uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
    return uuid;
}

void append_root(std::string& out, const TableRoot& table, std::size_t least_deflated) {
    append_number(out, table.root);
    const bool sequential = true;  // leaves lie in the order of their keys
    append_number(out, table.level << 2 | (sequential ? 2u : 0u) | (table.fake ? 1u : 0u));
    append_number(out, table.entries);
    append_number(out, block_bytes >> 11);
    append_number(out, least_deflated);
    std::string free_list;
    if (!table.fake) {
        append_number(free_list, first_revision);
        append_number(free_list, table.blocks);
        free_list.append(4, '\0');  // no block is free: two null cursors
    }
    append_number(out, free_list.size());
    out += free_list;
}

}  // namespace

void write_version_file(const std::string& directory, const Version& version) {
    std::string bytes(version_magic);
    bytes += static_cast<char>(format_date >> 8);
    bytes += static_cast<char>(format_date & 0xff);
    bytes += new_uuid();
    append_number(bytes, first_revision);
    for (int table = 0; table < table_count; ++table)
        append_root(bytes, version.tables[static_cast<std::size_t>(table)],
                    table == postlist || table == position ? 0 : shortest_deflated);
    append_number(bytes, version.documents);
    append_number(bytes, 0);  // ids above the number of documents
    append_number(bytes, version.least_length);
    append_number(bytes, version.greatest_wdf);
    append_number(bytes, version.greatest_length - version.greatest_wdf);
    append_number(bytes, 0);  // oldest changeset
    append_number(bytes, version.total_length);
    append_number(bytes, 0);  // greatest frequency of a spelling

    const std::string path = directory + "/iamglass", draft = directory + "/v.tmp";
    OutputFile file(draft);
    file.write(bytes);
    file.close_synced();
    if (std::rename(draft.c_str(), path.c_str()) != 0)
        throw std::system_error(errno, std::generic_category(), path);
    sync_directory(directory);
}

}  // namespace imla::glass
