// The best matches of a query in an order that does not depend on where they are stored:
// by score, and equal scores by document.
#pragma once

#include <xapian.h>

#include <vector>

namespace imla {

/// Matches with the order to read them in: places in `found`.
struct Best {
    Xapian::MSet found;
    std::vector<Xapian::doccount> order;
};

/// The matches `first` to `first + most`; their counts are exact up to `checked`.
/// Leaves `enquire` sorting by score, then document.
Best best_of(Xapian::Enquire& enquire, Xapian::doccount first, Xapian::doccount most, Xapian::doccount checked);

/// The same, of which nothing but the engine itself can tell the order: where hits collapse.
Best best_collapsed(Xapian::Enquire& enquire, Xapian::doccount first, Xapian::doccount most, Xapian::doccount checked);

}  // namespace imla
