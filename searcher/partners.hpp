// Quotes and brackets of a query that belong together; one without a partner is white space.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/oddities.hpp"

namespace imla {

/// Brackets nested deeper than this are text, which bounds every tree walk.
inline constexpr unsigned deepest_bracket = 64;

/// Bytes of the quotation mark at `at`; 0 if there is none. An apostrophe is none.
std::size_t quote_at(std::string_view text, std::size_t at);

/// Which of them have a partner, and where: bytes of the query.
class Partners {
  public:
    Partners(std::string_view query, Oddities&);
    bool has(std::size_t at) const { return of_[at] != none; }
    std::size_t of(std::size_t at) const { return of_[at]; }

  private:
    static constexpr std::size_t none = std::string_view::npos;
    std::vector<std::size_t> of_;
};

}  // namespace imla
