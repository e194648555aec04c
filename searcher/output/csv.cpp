// CSV as RFC 4180 has it: a header, then a row for each hit.
#include <fmt/format.h>

#include <algorithm>

#include "searcher/output/csv_cell.hpp"
#include "searcher/output/printer.hpp"
#include "searcher/output/spellings.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

class CsvPrinter : public Printer {
  public:
    using Printer::Printer;

    void header(std::ostream& out) const override {
        out << "query_id,query,rank,score,document,passage,path,title,heading,page,first_line,last_line,date,author,"
               "source,url,language,text,forms,also\r\n";
    }

    void hit(std::ostream& out, const Asked& asked, const Hit& hit) const override {
        const PassageRecord& passage = hit.passage;
        const auto number = [](unsigned value) { return value ? std::to_string(value) : std::string(); };
        const std::string headings = fmt::format("{}", fmt::join(passage.headings, " > "));
        std::vector<std::string> forms;
        for (MatchedSpelling& spelling : spellings_of(hit.matches))
            if (std::find(forms.begin(), forms.end(), spelling.form) == forms.end())
                forms.push_back(std::move(spelling.form));
        const std::vector<std::string> cells = {
            asked.id, asked.query, std::to_string(hit.rank), fmt::format("{:.6f}", hit.score), passage.document,
            passage.id(), passage.path, passage.title, headings, number(passage.page), number(passage.first_line),
            number(passage.last_line), passage.date, passage.author, passage.source, passage.url, passage.language,
            passage.text, fmt::format("{}", fmt::join(forms, "; ")),
            hit.also.passages ? std::to_string(hit.also.documents) : ""};
        std::string row;
        for (const std::string& each : cells)
            row += csv_cell(settings_.terminal ? terminal::harmless_text(each) : each) + ',';
        row.back() = '\r';
        out << row << '\n';
    }
};

}  // namespace

std::unique_ptr<Printer> csv_printer(const PrintSettings& settings) {
    return std::make_unique<CsvPrinter>(settings);
}

}  // namespace imla
