#include "searcher/batch/reader.hpp"

namespace imla {

namespace {

class LinesReader : public BatchReader {
  public:
    using BatchReader::BatchReader;

    std::optional<BatchQuery> next() override {
        while (auto line = next_line()) {
            if (line->find_first_not_of(" \t") == line->npos) continue;
            BatchQuery query;
            query.line = line_;
            query.id = std::to_string(line_);
            query.query = std::move(*line);
            return query;
        }
        return std::nullopt;
    }
};

}  // namespace

std::unique_ptr<BatchReader> lines_reader(std::istream& in) { return std::make_unique<LinesReader>(in); }

}  // namespace imla
