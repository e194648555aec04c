#include "indexer/segment.hpp"

#include <xapian.h>

#include <array>

#include "glass/builder.hpp"
#include "glass/table_writer.hpp"
#include "indexer/durable.hpp"
#include "schema/terms.hpp"

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

std::size_t Batch::start_record() {
    run_.start_document();
    return run_.documents();
}

void Batch::add(TermNumber term, unsigned frequency, unsigned position) {
    if (position == 0) run_.add_term(term, frequency);
    else run_.add_posting(term, position, frequency);
}

void Batch::end_record(double length, double average_length) {
    // Most words occur once or twice; frequencies have been gathered as wdfs.
    std::array<unsigned, 8> impacts;
    for (unsigned tf = 0; tf < impacts.size(); ++tf) impacts[tf] = impact(tf, length, average_length);
    run_.change_wdfs([&](std::string_view, std::uint32_t tf) {
        return tf < impacts.size() ? impacts[tf] : impact(tf, length, average_length);
    });
    run_.end_document();
}

struct Segment::State {
    glass::Builder builder;
};

Segment::Segment(const fs::path& path) : state_(new State{glass::Builder(path.string())}) {}

Segment::~Segment() = default;

void Segment::add(Batch&& batch) { state_->builder.add(std::move(batch.run_)); }

void Segment::finish() { state_->builder.finish(); }

void merge(const std::vector<fs::path>& sources, const fs::path& destination) {
    Xapian::Database all;
    for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
    all.compact(destination.string(), 0, glass::block_bytes);
    sync_tree(destination);
}

}  // namespace imla
