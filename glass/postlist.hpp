// The postlist table: metadata, values, document lengths and posting lists, in
// this order, which is that of their keys.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "glass/merge.hpp"
#include "glass/sealed.hpp"
#include "glass/table_writer.hpp"

namespace imla::glass {

/// What is small enough to be kept in memory until the table is written.
struct PostlistHead {
    std::map<std::string, std::string> metadata;  // none empty
    std::map<std::uint32_t, ValueStatistics> value_statistics;
    std::string lengths;  // of documents 1, 2, 3 …, as numbers
};

void write_postlists(TableWriter&, const PostlistHead&, Merge values, Merge postings);

/// The position table: one entry for each term of each document.
void write_positions(TableWriter&, Merge positions);

}  // namespace imla::glass
