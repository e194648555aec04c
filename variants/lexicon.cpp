#include "variants/lexicon.hpp"

#include <algorithm>

#include "variants/generated_lexicon.hpp"
#include "variants/sorted_lines.hpp"

namespace imla {
namespace {

double total(const Readings& readings) {
    double sum = 0;
    for (const Reading& r : readings) sum += r.count;
    return sum;
}

}  // namespace

Readings readings_of(std::string_view word) {
    Readings out;
    std::string_view line = line_of(generated::lexicon, word);
    while (!line.empty()) {  // " word:count word:count"
        const std::size_t colon = line.find(':');
        const std::string_view reading = line.substr(1, colon - 1);
        line.remove_prefix(colon + 1);
        unsigned count = 0;
        for (; !line.empty() && line.front() != ' '; line.remove_prefix(1))
            count = count * 10 + static_cast<unsigned>(line.front() - '0');
        out.push_back({reading, count});
    }
    return out;
}

Kinship kinship(const Readings& a, const Readings& b) {
    if (a.empty() || b.empty()) return {};
    const double of_a = total(a), of_b = total(b);
    double common = 0;  // share of readings, 0–1
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (i->word < j->word)
            ++i;
        else if (j->word < i->word)
            ++j;
        else {
            common += std::min(i->count / of_a, j->count / of_b);
            ++i, ++j;
        }
    }
    const double least = std::min(of_a, of_b), sure = least / (least + 1);
    Kinship out;
    out.different = std::max(0.0, 1 - common / 0.25);
    out.same = std::clamp((common - 0.25) / 0.4, 0.0, 1.0);
    out.sure_different = out.different * sure;
    out.sure_same = out.same * sure;
    return out;
}

}  // namespace imla
