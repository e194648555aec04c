// Feeds the receiver of a reader's messages any bytes: it may refuse them, no more.
#include <cstdint>
#include <cstdlib>

#include "indexer/readers/messages.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    imla::MessageStream stream(1 << 20);
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    stream.add(bytes.substr(0, size / 2));
    for (int part = 0; part < 2; ++part) {
        while (const auto message = stream.next()) {
            // What is believed can be said again, and is then believed the same.
            imla::MessageStream again(~0u);
            again.add(imla::encoded(*message));
            const auto twice = again.next();
            if (!twice || twice->document.text != message->document.text) std::abort();
        }
        if (part == 0) stream.add(bytes.substr(size / 2));
    }
    return 0;
}
