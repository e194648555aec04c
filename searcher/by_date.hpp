// Matches by date, whatever shards they lie in: equal dates by score, equal scores by
// document, then position.
#pragma once

#include <xapian.h>

#include <functional>

#include "searcher/result.hpp"

namespace imla {

/// Gives the matches of `query` to `take` in that order, the undated last, until it returns
/// false. `enquire` weighs as wished; `page` is how many are fetched at a time.
void each_by_date(Xapian::Enquire& enquire, const Xapian::Query& query, Order order, Xapian::doccount page,
                  const std::function<bool(const Xapian::MSetIterator&)>& take);

}  // namespace imla
