#include "searcher/batch/reader.hpp"

namespace imla {

namespace {

class TsvReader : public BatchReader {
  public:
    TsvReader(std::istream& in, bool numbered) : BatchReader(in), separator_(numbered ? ':' : '\t') {}

    std::optional<BatchQuery> next() override {
        while (const auto line = next_line()) {
            if (line->find_first_not_of(" \t") == line->npos) continue;
            BatchQuery query;
            query.line = line_;
            const std::size_t cut = line->find(separator_);
            if (cut == line->npos) {
                query.problem = "no tab between id and query";
                return query;
            }
            query.id = line->substr(0, cut);
            query.query = line->substr(cut + 1);
            if (query.id.empty()) query.problem = "no id before the tab";
            else if (query.query.find_first_not_of(" \t") == query.query.npos) query.problem = "no query after the id";
            return query;
        }
        return std::nullopt;
    }

  private:
    char separator_;
};

}  // namespace

std::unique_ptr<BatchReader> tsv_reader(std::istream& in, bool numbered) {
    return std::make_unique<TsvReader>(in, numbered);
}

}  // namespace imla
