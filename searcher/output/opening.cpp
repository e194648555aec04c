#include "searcher/output/opening.hpp"

namespace imla {

std::vector<OpeningHeading> opening_headings(const PassageRecord& passage) {
    const std::string& text = passage.text;
    std::vector<OpeningHeading> found;
    std::size_t at = 0;
    for (std::size_t i = 0; i < passage.headings.size(); ++i) {
        const std::string& heading = passage.headings[i];
        const std::size_t end = at + heading.size();
        if (heading.empty() || text.compare(at, heading.size(), heading) != 0 || text.compare(end, 1, "\n") != 0) continue;
        found.push_back({i, at, end});
        at = text.find_first_not_of(" \t\r\n", end);
        if (at == text.npos) return {};   // the headings are all there is
    }
    return found;
}

std::size_t body_begin(const PassageRecord& passage) {
    const auto headings = opening_headings(passage);
    return headings.empty() ? 0 : passage.text.find_first_not_of(" \t\r\n", headings.back().end);
}

}  // namespace imla
