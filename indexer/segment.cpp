#include "indexer/segment.hpp"

#include <xapian.h>

#include "glass/builder.hpp"
#include "indexer/durable.hpp"

namespace imla {
namespace fs = std::filesystem;

void Batch::add(const PreparedRecord& record) {
    run_.start_document();
    run_.set_data(record.data);
    for (const auto& [slot, value] : record.values) run_.set_value(slot, value);
    for (const TermEntry& entry : record.terms) {
        const auto id = run_.term_id(entry.term);
        // The weight is the term's, so it goes with one of its postings only.
        run_.add_term(id, entry.wdf);
        for (const unsigned position : entry.positions) run_.add_posting(id, position, 0);
    }
    run_.end_document();
}

struct Segment::State {
    glass::Builder builder;
};

Segment::Segment(const fs::path& path, unsigned threads) {
    glass::BuilderOptions options;
    options.threads = threads;
    state_.reset(new State{glass::Builder(path.string(), options)});
}

Segment::~Segment() = default;

void Segment::add(Batch&& batch) { state_->builder.add(std::move(batch.run_)); }

void Segment::finish() { state_->builder.finish(); }

void merge(const std::vector<fs::path>& sources, const fs::path& destination) {
    Xapian::Database all;
    for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
    all.compact(destination.string());
    sync_tree(destination);
}

}  // namespace imla
