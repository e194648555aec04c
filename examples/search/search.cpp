// search INDEX QUERY: the best passages, with what matched in [brackets] and why.
#include <imla/searcher.hpp>
#include <iostream>

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::cerr << "usage: search INDEX QUERY\n";
        return 2;
    }
    imla::Searcher searcher({argv[1]});
    imla::Wish wish;
    wish.top = 3;
    const imla::Answer answer = searcher.search(argv[2], wish);
    for (const imla::Hit& hit : answer.hits) {
        std::cout << hit.rank << ". " << hit.passage << ", line " << hit.first_line << '\n';
        std::size_t shown = 0;
        for (const imla::Match& match : hit.matches) {
            std::cout << hit.text.substr(shown, match.begin - shown) << '['
                      << hit.text.substr(match.begin, match.end - match.begin) << ']';
            shown = match.end;
        }
        std::cout << hit.text.substr(shown) << "\n\n";
    }
    for (const imla::Spelling& spelling : answer.spellings)
        std::cout << spelling.word << " -> " << spelling.form << " (" << spelling.how << ", "
                  << spelling.passages << " passages)\n";
    return answer.hits.empty() ? 1 : 0;
} catch (const imla::Error& error) {
    std::cerr << "search: " << error.what() << '\n';
    return 2;
}
