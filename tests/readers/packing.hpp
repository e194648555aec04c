// Makes archives and hostile files for tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace imla {

using Entries = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(const Entries&);
std::string gzip_of(std::string_view bytes);
/// A zip whose `count` entries all share one compressed stream.
std::string overlapping_zip(std::string_view bytes, unsigned count);
/// A PDF whose page tree has `count` pages, all with the same drawing.
std::string pdf_of_pages(unsigned count, const std::string& drawing,
                         const std::string& box = "0 0 595 842");

}  // namespace imla
