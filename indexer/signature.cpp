#include "indexer/signature.hpp"

#include <algorithm>

namespace imla {
namespace {

// The finaliser of SplitMix64 (G. Steele et al., 2014): spreads every bit.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

}  // namespace

void Signature::add(std::uint64_t word) {
    const std::uint64_t pair = mixed(before_) + word;
    for (std::size_t i = 0; i < least_.size(); ++i)
        least_[i] = std::min(least_[i], mixed(pair + (i + 1) * 0x9e3779b97f4a7c15u));
    before_ = word;
    any_ = true;
}

std::string Signature::bytes() const {
    if (!any_) return {};
    std::uint64_t all = 0;
    for (const std::uint64_t one : least_) all = mixed(all + one);
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes += static_cast<char>(static_cast<unsigned char>(all >> shift & 0xff));
    return bytes;
}

}  // namespace imla
