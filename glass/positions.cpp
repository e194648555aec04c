#include "glass/positions.hpp"

#include <bit>
#include <cassert>
#include <cstddef>

#include "glass/pack.hpp"

namespace imla::glass {
namespace {

/// Bits, the lowest of a byte first.
class BitWriter {
  public:
    explicit BitWriter(std::string& out) : out_(out) {}

    /// Appends `value`, one of 0 … `choices` − 1, in a minimal binary code. When
    /// `choices` is no power of two, the values in the middle take one bit less.
    void write(std::uint32_t value, std::uint32_t choices) {
        assert(value < choices);
        auto width = static_cast<unsigned>(std::bit_width(choices - 1));
        const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << width) - choices);
        if (spare != 0) {
            const std::uint32_t middle = (choices - spare) / 2;
            if (value >= middle + spare)
                value = (value - (middle + spare)) | (std::uint32_t{1} << (width - 1));
            else if (value >= middle)
                --width;
        }
        bits_ |= static_cast<std::uint64_t>(value) << held_;
        held_ += width;
        while (held_ >= 8) {
            out_ += static_cast<char>(bits_);
            bits_ >>= 8;
            held_ -= 8;
        }
    }

    void finish() {
        if (held_ > 0) out_ += static_cast<char>(bits_);
    }

  private:
    std::string& out_;
    std::uint64_t bits_ = 0;
    unsigned held_ = 0;
};

/// Codes what lies between `low` and `high`: the middle one first, within the
/// room that its neighbours leave, then each half.
void write_between(BitWriter& bits, std::span<const std::uint32_t> positions, std::size_t low,
                   std::size_t high) {
    while (low + 1 < high) {
        const std::size_t middle = low + (high - low) / 2;
        const auto inside = static_cast<std::uint32_t>(high - low);
        const std::uint32_t choices = positions[high] - positions[low] - inside + 1;
        const std::uint32_t least = positions[low] + static_cast<std::uint32_t>(middle - low);
        bits.write(positions[middle] - least, choices);
        write_between(bits, positions, low, middle);
        low = middle;
    }
}

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
    const std::uint32_t first = positions.front(), last = positions.back();
    append_number(out, last);
    if (positions.size() == 1) return;
    BitWriter bits(out);
    bits.write(first, last);
    bits.write(static_cast<std::uint32_t>(positions.size() - 2), last - first);
    write_between(bits, positions, 0, positions.size() - 1);
    bits.finish();
}

}  // namespace imla::glass
