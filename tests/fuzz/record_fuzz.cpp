// Feeds the decoders of the index's records any bytes: a UserError or a record that, encoded,
// is read the same again.
#include <cstdint>
#include <cstdlib>

#include "schema/record.hpp"
#include "schema/settings.hpp"
#include "schema/user_error.hpp"

using namespace imla;

namespace {

template <class Decode>
void try_out(std::string_view bytes, Decode decode) {
    try {
        const std::string once = encode(decode(bytes));
        if (encode(decode(once)) != once) std::abort();
    } catch (const UserError&) {
        // as it should be
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try_out(bytes, decode_passage);
    try_out(bytes, decode_document);
    try_out(bytes, decode_file);
    try_out(bytes, decode_settings);
    return 0;
}
