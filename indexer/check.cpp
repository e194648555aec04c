#include "indexer/check.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <sstream>
#include <string>

#include "indexer/xapian_record.hpp"
#include "schema/index_directory.hpp"
#include "schema/record.hpp"
#include "schema/shards.hpp"
#include "schema/terms.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

/// The order of the records, which the engine knows nothing of.
class Check {
  public:
    Check(const Xapian::Database& database, const Shard& shard, std::ostream& err)
        : database_(database), shard_(shard), err_(err) {}

    std::size_t errors() {
        std::uint64_t passages = 0;
        visit_records(database_, Kind::document, [&](Xapian::docid number, const std::string& data) {
            const DocumentRecord record = decode_document(data);
            passages += record.passages;
            if (!belongs(record.id, shard_)) tell("document " + record.id + ": it belongs to another shard");
            check_document(number, record);
        });
        const auto found = database_.get_termfreq(kind_term(Kind::passage));
        if (found != passages)
            tell(fmt::format("{} passages, but documents count {}", found, passages));
        std::vector<std::string> files;
        visit_records(database_, Kind::file, [](Xapian::docid, const std::string& data) {
            decode_file(data);
        });
        if (database_.get_termfreq(kind_term(Kind::settings)) != 1) tell("not one settings record");
        return errors_;
    }

  private:
    // A document's record and its passages in order, and nothing else, carry its id.
    void check_document(Xapian::docid number, const DocumentRecord& record) {
        const std::string id = id_term(record.id);
        auto posting = database_.postlist_begin(id);
        for (unsigned i = 0; i <= record.passages; ++i, ++posting) {
            if (posting == database_.postlist_end(id) || *posting != number + i)
                return tell("document " + record.id + ": a passage is missing");
            if (i == 0) continue;
            const PassageRecord passage = decode_passage(database_.get_document(*posting).get_data());
            if (passage.document != record.id || passage.ordinal != i)
                return tell("document " + record.id + ": a passage of another");
        }
        if (posting != database_.postlist_end(id)) tell("document " + record.id + ": indexed twice");
    }

    void tell(const std::string& what) {
        err_ << "imla-indexer: " << what << '\n';
        ++errors_;
    }

    const Xapian::Database& database_;
    const Shard shard_;
    std::ostream& err_;
    std::size_t errors_ = 0;
};

/// Reads all there is; what is damaged throws. A document's terms lead to its positions, and
/// every term to its documents: each table is read to its end.
void read_everything(const Xapian::Database& database) {
    for (auto record = database.postlist_begin(""); record != database.postlist_end(""); ++record) {
        const Xapian::Document document = database.get_document(*record);
        (void)document.get_data();
        for (auto value = document.values_begin(); value != document.values_end(); ++value) (void)*value;
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
            for (auto position = term.positionlist_begin(); position != term.positionlist_end();)
                ++position;
    }
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        Xapian::doccount documents = 0;
        for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) ++documents;
        if (documents != term.get_termfreq())
            throw Xapian::DatabaseCorruptError(fmt::format("{} of {} records of a term", documents, term.get_termfreq()));
    }
}

/// The engine opens every table for writing to verify it, although it writes nothing.
bool engine_can_verify(const fs::path& generation) {
    for (const fs::directory_entry& file : fs::directory_iterator(generation))
        if (file.path().extension() == ".glass" && ::access(file.path().c_str(), W_OK) != 0) return false;
    return true;
}

std::size_t errors_in_tables(const Xapian::Database& database, const fs::path& generation, std::ostream& err) {
    if (!engine_can_verify(generation)) {
        err << "imla-indexer: the index is read-only: every record, posting and position is read instead of every block\n";
        read_everything(database);
        return 0;
    }
    std::ostringstream report;
    const std::size_t errors = Xapian::Database::check(generation.string(), 0, &report);
    if (errors > 0) err << report.str();
    return errors;
}

}  // namespace

int check_index(const fs::path& index, std::ostream& out, std::ostream& err) {
    if (const auto shards = shards_of(index); !shards.empty()) {
        int worst = 0;
        for (const fs::path& shard : shards) {
            out << shard.filename().string() << ": " << std::flush;
            worst = std::max(worst, check_index(shard, out, err));
        }
        return worst;
    }
    const Xapian::Database database = open_index(index.string());
    const std::size_t broken = errors_in_tables(database, published_generation(index).value(), err);
    const std::size_t errors = broken + Check(database, settings_of(database, index.string()).shard, err).errors();
    if (errors > 0) {
        const std::string count = errors == 1 ? "1 error" : fmt::format("{} errors", errors);
        err << "imla-indexer: " << damaged_index(index.string(), count) << '\n';
        return 2;
    }
    out << "no error in " << database.get_doccount() << " records\n";
    return 0;
}

}  // namespace imla
