#include "searcher/output/opening.hpp"

namespace imla {

std::vector<OpeningHeading> opening_headings(const PassageRecord& passage) {
    const std::string& text = passage.text;
    std::vector<OpeningHeading> found;
    std::vector<const std::string*> headings{&passage.title};
    for (const std::string& heading : passage.headings) headings.push_back(&heading);
    std::size_t at = 0;
    for (const std::string* heading : headings) {
        const std::size_t end = at + heading->size();
        if (heading->empty() || text.compare(at, heading->size(), *heading) != 0 || text.compare(end, 1, "\n") != 0) continue;
        found.push_back({heading, at, end});
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
