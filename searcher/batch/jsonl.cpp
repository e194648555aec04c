#include <nlohmann/json.hpp>

#include "searcher/batch/reader.hpp"

namespace imla {

namespace {

using Json = nlohmann::json;

/// Fills `query` from a line; returns why it cannot, or nothing.
std::string problem_in(const std::string& line, BatchQuery& query) {
    const Json object = Json::parse(line, nullptr, false);
    if (object.is_discarded()) return "not JSON";
    if (!object.is_object()) return "not a JSON object";
    const auto text = object.find("query");
    if (text == object.end() || !text->is_string()) return "no \"query\" that is a string";
    query.query = *text;
    if (const auto id = object.find("id"); id != object.end()) {
        if (id->is_string() && !id->get_ref<const std::string&>().empty()) query.id = *id;
        else if (id->is_number_integer()) query.id = id->dump();
        else return "\"id\" is neither a string nor a whole number";
    }
    if (const auto top = object.find("top"); top != object.end()) {
        if (!top->is_number_unsigned() || *top > 1000000u) return "\"top\" is not a number from 0 to 1000000";
        query.top = *top;
    }
    if (const auto variants = object.find("variants"); variants != object.end()) {
        if (*variants == "off") query.reach = Reach::off;
        else if (*variants == "careful") query.reach = Reach::careful;
        else if (*variants == "wide") query.reach = Reach::wide;
        else return "\"variants\" is not off, careful or wide";
    }
    if (const auto filter = object.find("filter"); filter != object.end()) {
        if (!filter->is_string()) return "\"filter\" is not a string";
        query.filter = *filter;
    }
    return "";
}

class JsonlReader : public BatchReader {
  public:
    using BatchReader::BatchReader;

    std::optional<BatchQuery> next() override {
        while (const auto line = next_line()) {
            if (line->find_first_not_of(" \t") == line->npos) continue;
            BatchQuery query;
            query.line = line_;
            query.id = std::to_string(line_);
            query.problem = problem_in(*line, query);
            return query;
        }
        return std::nullopt;
    }
};

}  // namespace

std::unique_ptr<BatchReader> jsonl_reader(std::istream& in) { return std::make_unique<JsonlReader>(in); }

}  // namespace imla
