// JSON Lines: one compact object for each hit, then one for the query.
#include <nlohmann/json.hpp>

#include "searcher/output/json_text.hpp"
#include "searcher/output/printer.hpp"

namespace imla {

namespace {

using Json = nlohmann::ordered_json;

void add(Json& object, const char* key, const std::string& value) {
    if (!value.empty()) object[key] = value;
}

Json match_of(const Match& match) {
    return {{"start", match.begin},          {"end", match.end},
            {"form", match.form},            {"query", match.query},
            {"how", name_of(match.how)},     {"distance", rounded_distance(match.distance)}};
}

class JsonPrinter : public Printer {
  public:
    using Printer::Printer;

    void hit(std::ostream& out, const Asked& asked, const Hit& hit) const override {
        const PassageRecord& passage = hit.passage;
        Json line{{"type", "hit"}, {"query_id", asked.id}, {"rank", hit.rank}, {"score", rounded_score(hit.score)},
                  {"document", passage.document}, {"passage", passage.id()}};
        add(line, "path", passage.path);
        add(line, "title", passage.title);
        if (!passage.headings.empty()) line["heading"] = passage.headings;
        if (passage.page) line["page"] = passage.page;
        if (passage.first_line) line["lines"] = {passage.first_line, passage.last_line};
        line["text"] = passage.text;
        line["matches"] = Json::array();
        for (const Match& match : hit.matches) line["matches"].push_back(match_of(match));
        add(line, "author", passage.author);
        add(line, "date", passage.date);
        add(line, "source", passage.source);
        add(line, "url", passage.url);
        add(line, "language", passage.language);
        if (hit.also.passages)
            line["also"] = {{"passages", hit.also.passages}, {"documents", hit.also.documents}, {"ids", hit.also.ids}};
        for (const PassageRecord& before : hit.before) line["before"].push_back(before.text);
        for (const PassageRecord& after : hit.after) line["after"].push_back(after.text);
        for (const auto& [key, value] : hit.extra) {
            Json parsed = Json::parse(value, nullptr, false);
            line["extra"][key] = parsed.is_discarded() ? Json(value) : std::move(parsed);
        }
        out << json_line(line) << '\n';
    }

    void summary(std::ostream& out, const Asked& asked, const Result& result) const override {
        Json line{{"type", "summary"},          {"query_id", asked.id},
                  {"query", asked.query},       {"hits", result.hits.size()},
                  {"total", result.total},      {"total_exact", result.total_exact},
                  {"read_as", result.read_as}};
        if (!result.missing.empty()) line["missing"] = result.missing;
        if (!result.remarks.empty()) line["remarks"] = result.remarks;
        if (!result.left_out.empty()) line["left_out"] = result.left_out;
        line["forms"] = Json::array();
        for (const Expansion& form : result.expansions)
            if (form.passages > 0 || form.how == How::exact)
                line["forms"].push_back({{"query", form.query}, {"form", form.form}, {"how", name_of(form.how)},
                                     {"distance", rounded_distance(form.distance)}, {"passages", form.passages}});
        out << json_line(line) << '\n';
    }
};

}  // namespace

std::unique_ptr<Printer> json_printer(const PrintSettings& settings) {
    return std::make_unique<JsonPrinter>(settings);
}

}  // namespace imla
