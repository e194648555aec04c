// Cuts a JSON Lines collection into the passages that Imla would index, so
// that every peer is given the same: passages FILE.jsonl > PASSAGES
//
// Lines of `id<TAB>text`, white space as single spaces.
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "analysis/passages.hpp"
#include "indexer/readers/json_lines.hpp"

namespace {

std::string on_one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    bool space = false;
    for (char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = !line.empty();
            continue;
        }
        if (space) line += ' ';
        space = false;
        line += c;
    }
    return line;
}

class Printing : public imla::ReadingSink {
  public:
    void document(imla::Document&& document) override {
        unsigned ordinal = 0;
        for (const imla::Passage& passage : imla::split_passages(document))
            std::cout << document.id << '#' << ++ordinal << '\t'
                      << on_one_line(std::string_view(document.text)
                                         .substr(passage.begin, passage.end - passage.begin))
                      << '\n';
    }
    void problem(std::string where, std::string reason) override {
        std::cerr << where << ": " << reason << '\n';
    }
    void guess(std::string) override {}
};

}  // namespace

int main(int argc, char** argv) {
    std::ifstream in(argc == 2 ? argv[1] : "");
    if (!in) {
        std::cerr << "usage: passages FILE.jsonl > PASSAGES\n";
        return 2;
    }
    std::ios::sync_with_stdio(false);
    Printing sink;
    imla::JsonLines reader("", sink);
    unsigned number = 0;
    for (std::string line; std::getline(in, line);) reader.read(line, ++number);
    reader.finish();
    return 0;
}
