// Feeds the readers of batches any bytes: each item is a query or says why it is none, and
// lines only go up.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "searcher/batch/reader.hpp"

using namespace imla;

namespace {

void read_all(BatchReader& reader) {
    std::size_t last = 0;
    while (const auto item = reader.next()) {
        const bool sound = item->line >= last && (!item->problem.empty() || !item->id.empty());
        if (!sound) {
            std::fprintf(stderr, "line %zu: neither a query nor a problem\n", item->line);
            std::abort();
        }
        last = item->line;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto with = [&](auto make) {
        std::istringstream in(bytes);
        read_all(*make(in));
    };
    with([](std::istream& in) { return tsv_reader(in, false); });
    with([](std::istream& in) { return tsv_reader(in, true); });
    with([](std::istream& in) { return lines_reader(in); });
    with([](std::istream& in) { return jsonl_reader(in); });
    with([](std::istream& in) { return trec_reader(in, {"title", "desc"}); });
    std::istringstream in(bytes);
    format_of(in);
    return 0;
}
