// The launcher's side of reading apart: see apart.hpp.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/readers/file_descriptor.hpp"
#include "indexer/readers/reader.hpp"

namespace imla {

/// How a reader ended, as its watcher saw it; goes over a pipe as it is.
struct Ending {
    std::int32_t wait_status = 0;  // of waitpid()
    std::int32_t out_of_time = 0;  // 1: stopped by the watcher's clock
    std::int64_t peak_kb = 0;      // memory in use at its height
    std::int64_t cpu_ms = 0;
};

/// The order that goes before the file's bytes.
std::string encoded_order(const Content&, const ReadingSettings&);

/// Processor time a file of `bytes` bytes may take, in seconds.
std::uint64_t cpu_seconds_for(std::size_t bytes, const Limits&);

/// Address space for the same, in bytes.
std::uint64_t address_space_for(std::size_t bytes, const Limits&);

/// Wall-clock time before the watcher stops the reader, in seconds.
std::uint64_t wall_seconds_for(std::size_t bytes, const ReadingSettings&);

/// Exit status of a reader that ran out of memory and knew it.
inline constexpr int out_of_memory_status = 77;

/// Serves orders from `socket` until the other side closes it; never returns.
[[noreturn]] void serve_orders(FileDescriptor socket);

}  // namespace imla
