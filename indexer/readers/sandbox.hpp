// What a process that reads hostile files may no longer do.
#pragma once

#include <cstdint>
#include <string>

namespace imla {

struct Confinement {
    std::uint64_t cpu_seconds = 60;
    std::uint64_t address_space = 0;  // bytes; 0: no limit
};

/// Confines this process for good: processor time, memory, no core dumps, no
/// files written, no new processes, no network, and files read only where system
/// data lies. Limits always hold; the rest uses seccomp and Landlock, or a
/// network namespace of its own, as far as the kernel has them. Returns what is in force,
/// as in "limits, seccomp, landlock".
std::string confine(const Confinement&);

}  // namespace imla
