// Feeds a reader any bytes. IMLA_FUZZ_NAME is the file name it goes by, which decides the reader
// where the content does not. What comes out must be sound, whatever went in.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "indexer/readers/format.hpp"
#include "indexer/readers/messages.hpp"

using namespace imla;

namespace {

/// The way a document would take to the indexer checks it.
struct CheckingSink final : ReadingSink {
    void document(Document&& document) override {
        MessageStream stream(~0u);
        const std::string id = document.id;
        stream.add(encoded({MessageKind::document, std::move(document), {}, {}, {}, {}, {}}));
        if (!stream.next()) {
            std::fprintf(stderr, "unsound document “%s”\n", id.c_str());
            std::abort();
        }
    }
    void problem(std::string where, std::string reason) override {
        pass({MessageKind::problem, {}, std::move(where), std::move(reason), {}, {}, {}});
    }
    void guess(std::string what) override { pass({MessageKind::guess, {}, {}, std::move(what), {}, {}, {}}); }
    void pass(const Message& message) {
        MessageStream stream(~0u);
        stream.add(encoded(message));
        if (!stream.next()) {
            std::fprintf(stderr, "not UTF-8: “%s” “%s”\n", message.where.c_str(),
                         message.text.c_str());
            std::abort();
        }
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ReadingSettings settings;
    settings.limits.output_mb = 16;
    settings.limits.memory_mb = 64;
    settings.limits.entries = 200;
    CheckingSink sink;
    Budget budget;
    read_part({IMLA_FUZZ_NAME, IMLA_FUZZ_NAME, {reinterpret_cast<const char*>(data), size}},
              settings, sink, budget);
    return 0;
}
