#include "indexer/xapian_record.hpp"

namespace imla {

Xapian::Document xapian_document(const PreparedRecord& record) {
    Xapian::Document document;
    document.set_data(record.data);
    for (const auto& [slot, value] : record.values) document.add_value(slot, value);
    for (const TermEntry& entry : record.terms) {
        if (entry.positions.empty()) {
            if (entry.wdf == 0) document.add_boolean_term(entry.term);
            else document.add_term(entry.term, entry.wdf);
            continue;
        }
        // Xapian adds the weight with a posting; it belongs to the term, so only once.
        for (unsigned position : entry.positions) document.add_posting(entry.term, position, 0);
        document.add_term(entry.term, entry.wdf);
    }
    return document;
}

}  // namespace imla
