#include "indexer/signature.hpp"

#include <array>
#include <cstdint>

#include "schema/terms.hpp"

namespace imla {
namespace {

// The finaliser of SplitMix64 (G. Steele et al., 2014): spreads every bit.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

}  // namespace

std::string signature_of(const std::vector<Token>& tokens) {
    std::array<std::uint64_t, 4> least;
    least.fill(~std::uint64_t{0});
    std::uint64_t before = 0;  // stands in front of the first word
    bool any = false;
    for (const Token& token : tokens) {
        if (token.joined) continue;  // its parts follow
        const std::uint64_t word = stable_hash(token.term);
        const std::uint64_t pair = mixed(before) + word;
        for (std::size_t i = 0; i < least.size(); ++i)
            least[i] = std::min(least[i], mixed(pair + (i + 1) * 0x9e3779b97f4a7c15u));
        before = word;
        any = true;
    }
    if (!any) return {};
    std::uint64_t all = 0;
    for (const std::uint64_t one : least) all = mixed(all + one);
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes += static_cast<char>(static_cast<unsigned char>(all >> shift & 0xff));
    return bytes;
}

}  // namespace imla
