// Remarks on a query: what was odd, and how it was read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace imla {

/// Under `strict` the first oddity throws UserError, which points at its column.
class Oddities {
  public:
    Oddities(std::string_view query, bool strict) : query_(query), strict_(strict) {}

    /// `at`: byte of the query. A sentence is kept once, however often it is true.
    void note(std::size_t at, const std::string& sentence);
    std::vector<std::string> remarks;

  private:
    std::string_view query_;
    bool strict_;
    std::vector<std::string> seen_;
};

}  // namespace imla
