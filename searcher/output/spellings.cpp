#include "searcher/output/spellings.hpp"


#include "analysis/tokenizer.hpp"

namespace imla {
namespace {

std::string folded(std::string_view surface) {
    std::string out;
    for (const Token& token : tokenize(surface)) out += token.term + ' ';
    return out;
}

}  // namespace

std::vector<MatchedSpelling> spellings_of(const std::vector<Match>& matches) {
    std::vector<MatchedSpelling> spellings;
    std::vector<std::string> folds;
    for (const Match& match : matches) {
        const std::string fold = folded(match.form);
        std::size_t i = 0;
        while (i < spellings.size() && (folds[i] != fold || spellings[i].query != match.query || spellings[i].how != match.how)) ++i;
        if (i == spellings.size()) {
            spellings.push_back({match.form, match.query, match.how, match.distance, 0});
            folds.push_back(fold);
        }
        if (match.form.size() < spellings[i].form.size()) spellings[i].form = match.form;
        ++spellings[i].matches;
    }
    return spellings;
}

}  // namespace imla
