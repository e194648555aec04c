#include "indexer/segment.hpp"

#include <xapian.h>

#include "indexer/durable.hpp"
#include "indexer/xapian_record.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

class XapianSegmentWriter : public SegmentWriter {
  public:
    // Made and unmade within seconds, so it is synced once, when finished.
    explicit XapianSegmentWriter(const fs::path& path)
        : path_(path),
          database_(path.string(),
                    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC) {}

    void add(const PreparedRecord& record) override {
        database_.add_document(xapian_document(record));
    }

    void finish() override {
        database_.commit();
        database_.close();
        sync_tree(path_);
    }

  private:
    fs::path path_;
    Xapian::WritableDatabase database_;
};

}  // namespace

std::unique_ptr<SegmentWriter> segment_writer(const fs::path& path) {
    return std::make_unique<XapianSegmentWriter>(path);
}

void merge(const std::vector<fs::path>& sources, const fs::path& destination) {
    Xapian::Database all;
    for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
    all.compact(destination.string());
    sync_tree(destination);
}

}  // namespace imla
