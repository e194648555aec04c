#include "searcher/output/printer.hpp"

namespace imla {

std::unique_ptr<Printer> printer_of(Format format, const PrintSettings& settings) {
    switch (format) {
        case Format::json: return json_printer(settings);
        case Format::csv: return csv_printer(settings);
        case Format::trec: return trec_printer(settings);
        case Format::kwic: return kwic_printer(settings);
        case Format::text: break;
    }
    return text_printer(settings);
}

}  // namespace imla
