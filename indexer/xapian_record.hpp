// Prepared records as Xapian's own documents, for changes made in place.
#pragma once

#include <xapian.h>

#include "indexer/prepared_record.hpp"

namespace imla {

Xapian::Document xapian_document(const PreparedRecord&);

}  // namespace imla
