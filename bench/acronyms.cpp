// The definitions of acronyms in a collection, and a sample to judge by eye.
//
//     bench_acronyms [--sample N] FILE...
//
// FILE is plain text or JSON Lines (.jsonl; of each line "text"). Prints how many
// definitions were found, then N of them (default 100), drawn with a fixed seed
// among all distinct pairs of acronym and long form, with the words around.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/tokenizer.hpp"
#include "variants/acronyms.hpp"

namespace {

struct Found {
    std::string acronym, long_form, context;
    unsigned count = 0;
};

// Each line is a paragraph in the JSON Lines; in plain text a blank line ends one.
template <class Visit>
void each_paragraph(const std::string& text, const char* mark, Visit visit) {
    const std::size_t skip = std::string_view(mark).size();
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = text.find(mark, begin);
        if (end == std::string::npos) end = text.size();
        if (end > begin) visit(text.substr(begin, end - begin));
        begin = end + skip;
    }
}

std::string one_line(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\t') c = ' ';
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t sample = 100;
    std::map<std::pair<std::string, std::string>, Found> found;
    std::size_t total = 0, passages = 0;
    const auto read = [&](const std::string& text, const char* mark) {
        each_paragraph(text, mark, [&](const std::string& paragraph) {
            ++passages;
            for (const imla::Definition& d :
                 imla::acronym_definitions(paragraph, imla::tokenize(paragraph))) {
                ++total;
                Found& entry = found[{d.acronym, d.long_form}];
                if (entry.count++ > 0) continue;
                const std::size_t begin = std::min(d.acronym_begin, d.long_form_begin);
                const std::size_t end = std::max(d.acronym_end, d.long_form_end);
                const std::size_t from = begin > 30 ? begin - 30 : 0;
                entry.acronym = d.acronym_written;
                entry.long_form = d.long_form_written;
                entry.context = one_line(paragraph.substr(from, end - from + 25));
            }
        });
    };
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--sample" && i + 1 < argc) {
            sample = std::strtoul(argv[++i], nullptr, 10);
            continue;
        }
        std::ifstream in(name);
        if (!in) {
            std::fprintf(stderr, "bench_acronyms: cannot read %s\n", name.c_str());
            return 2;
        }
        if (name.ends_with(".jsonl")) {
            for (std::string line; std::getline(in, line);)
                read(nlohmann::json::parse(line).value("text", ""), "\n");
        } else {
            read(std::string(std::istreambuf_iterator<char>(in), {}), "\n\n");
        }
    }
    std::set<std::string> acronyms;
    for (const auto& [pair, entry] : found) acronyms.insert(pair.first);
    std::printf("%zu paragraphs, %zu definitions, %zu distinct, %zu acronyms\n\n", passages, total,
                found.size(), acronyms.size());

    std::vector<const Found*> all;
    for (const auto& [pair, entry] : found) all.push_back(&entry);
    std::mt19937 random(20030103);
    for (std::size_t i = all.size(); i > 1; --i)
        std::swap(all[i - 1], all[random() % i]);  // the same on every library
    all.resize(std::min(all.size(), sample));
    for (std::size_t i = 0; i < all.size(); ++i)
        std::printf("%3zu  %-8s %-50s | %s\n", i + 1, all[i]->acronym.c_str(),
                    one_line(all[i]->long_form).c_str(), all[i]->context.c_str());
}
