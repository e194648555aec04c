// TREC runs: `qid Q0 docno rank score tag`.
#include <fmt/format.h>

#include "searcher/lexer.hpp"
#include "searcher/output/printer.hpp"

namespace imla {

namespace {

/// White space would end a column, so it is percent-encoded.
std::string column(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t width = space_at(text, at);
        const std::size_t bytes = width ? width : 1;
        for (std::size_t i = at; i < at + bytes; ++i) {
            if (width) out += fmt::format("%{:02X}", static_cast<unsigned char>(text[i]));
            else out += text[i];
        }
        at += bytes;
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
