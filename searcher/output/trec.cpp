// TREC runs: `qid Q0 docno rank score tag`.
#include <fmt/format.h>

#include "analysis/unicode.hpp"
#include "searcher/lexer.hpp"
#include "searcher/output/printer.hpp"

namespace imla {

namespace {

/// White space would end a column, and what is not UTF-8 would spoil the file
/// for programs that read it as such: both are percent-encoded.
std::string column(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        const bool invalid = next_code_point(text, next) == invalid_code_point;
        const std::size_t width = space_at(text, at);
        if (width) next = at + width;
        for (; at < next; ++at) {
            if (width || invalid) out += fmt::format("%{:02X}", static_cast<unsigned char>(text[at]));
            else out += text[at];
        }
    }
    return out.empty() ? "-" : out;
}

class TrecPrinter : public Printer {
  public:
    using Printer::Printer;
    void hit(std::ostream& out, const Asked& asked, const Hit& hit) const override {
        const std::string docno = settings_.unit == Unit::document ? hit.passage.document : hit.passage.id();
        // A fixed number of places keeps the order of scores; they come in falling order.
        out << fmt::format("{} Q0 {} {} {:.6f} {}\n", column(asked.id), column(docno), hit.rank, hit.score,
                           column(settings_.tag));
    }
};

}  // namespace

std::unique_ptr<Printer> trec_printer(const PrintSettings& settings) {
    return std::make_unique<TrecPrinter>(settings);
}

}  // namespace imla
