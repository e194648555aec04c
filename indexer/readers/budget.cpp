#include "indexer/readers/budget.hpp"

#include <new>

#include <fmt/format.h>

#include "indexer/readers/format.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {

void charge_output(Budget& budget, const Limits& limits, std::uint64_t bytes) {
    budget.output += bytes;
    if (budget.output > static_cast<std::uint64_t>(limits.output_mb) << 20)
        throw LimitReached(fmt::format(
            "unpacks to more than {} MB; raise --max-output to read it all", limits.output_mb));
}

void charge_entry(Budget& budget, const Limits& limits) {
    if (++budget.entries > limits.entries)
        throw LimitReached(fmt::format(
            "holds more than {} entries; raise --max-entries to read it all", limits.entries));
}

std::uint64_t longest_entry(const Limits& limits) {
    return (static_cast<std::uint64_t>(limits.memory_mb) << 20) / 4;
}

std::string too_long_entry(const Limits& limits) {
    return fmt::format(
        "longer than {} MB, a quarter of the memory allowed; raise --max-memory (now {}) to read "
        "it",
        longest_entry(limits) >> 20, limits.memory_mb);
}

Known read_deeper(const Content& content, const ReadingSettings& settings, ReadingSink& sink,
                  Budget& budget) {
    struct Deeper {
        Budget& budget;
        explicit Deeper(Budget& b) : budget(b) { ++budget.depth; }
        ~Deeper() { --budget.depth; }
    } deeper(budget);
    if (budget.depth > settings.limits.depth) {
        sink.problem(
            "",
            fmt::format("lies more than {} archives or messages deep; raise --max-depth to read it",
                        settings.limits.depth));
        return Known::yes;
    }
    try {
        return read_part(content, settings, sink, budget);
    } catch (const LimitReached& limit) {
        sink.problem("", limit.what());
        throw ReadingStopped();
    } catch (const std::bad_alloc&) {
        sink.problem("",
                     fmt::format("needs more than {} MB of memory; raise --max-memory to read it",
                                 settings.limits.memory_mb));
        return Known::yes;
    }
}

}  // namespace imla
