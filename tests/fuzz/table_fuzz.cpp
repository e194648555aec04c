// Feeds the reader of posting lists any bytes as a table: it reads something, or says that it is
// damaged. The first byte is the level of the root, the second its block.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "glass/posting_reader.hpp"

using namespace imla::glass;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const int file = ::memfd_create("postlist.glass", 0);
    if (file < 0 || ::write(file, data + 2, size - 2) != static_cast<ssize_t>(size - 2)) std::abort();
    try {
        const TableReader table("/proc/self/fd/" + std::to_string(file), Tree{data[1], data[0], 4096, false}, 1);
        std::uint64_t postings = 0;
        for (TermReader terms(table, ""); !terms.at_end() && postings < 100'000; terms.next())
            try {
                PostingReader reader(table, terms.term());
                reader.each_before(100'000, [&](std::uint32_t, std::uint32_t) { ++postings; });
            } catch (const Damaged&) {
                // the next may be whole
            }
    } catch (const Damaged&) {
    } catch (const Overtaken&) {
    }
    ::close(file);
    return 0;
}
