// Records in Xapian: prepared ones as its own documents, for changes made in place, and all of a kind.
#pragma once

#include <xapian.h>

#include "indexer/prepared_record.hpp"
#include "schema/terms.hpp"

namespace imla {

Xapian::Document xapian_document(const PreparedRecord&);

/// Calls `visit` with the number and the data of each record of a kind, in order.
template <class Visit>
void visit_records(const Xapian::Database& database, Kind kind, Visit visit) {
    const std::string term = kind_term(kind);
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
        visit(*it, database.get_document(*it).get_data());
}

}  // namespace imla
