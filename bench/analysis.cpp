// How fast the analyzer is on one core: bench_analysis FILE.jsonl
//
// Prints CPU seconds and MB of text a second for cutting documents into
// passages, for the tokens of all passages, and for the stems of all tokens; and
// how many passages the fast road and ICU alone read differently (none, it is hoped).
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/passages.hpp"
#include "analysis/stemmer.hpp"
#include "analysis/tokenizer.hpp"

using namespace imla;

namespace {

double cpu_seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// A document whose blocks are the paragraphs between empty lines.
Document paragraphs_of(std::string text) {
    Document document;
    document.text = std::move(text);
    for (std::size_t begin = 0; begin < document.text.size();) {
        const std::size_t end = std::min(document.text.find("\n\n", begin), document.text.size());
        Block block;
        block.begin = begin;
        block.end = end;
        document.blocks.push_back(block);
        begin = end + 2;
    }
    return document;
}

void report(const char* what, std::size_t count, double seconds, double megabytes) {
    std::printf("%-10s %10zu  %6.2f s  %6.0f MB/s\n", what, count, seconds, megabytes / seconds);
}

bool same(const std::vector<Token>& a, const std::vector<Token>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].term != b[i].term || a[i].begin != b[i].begin || a[i].end != b[i].end ||
            a[i].position != b[i].position)
            return false;
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    std::ifstream in(argc == 2 ? argv[1] : "");
    if (!in) {
        std::cerr << "usage: bench_analysis FILE.jsonl\n";
        return 2;
    }
    std::vector<Document> documents;
    double megabytes = 0;
    for (std::string line; std::getline(in, line);) {
        documents.push_back(paragraphs_of(nlohmann::json::parse(line).at("text")));
        megabytes += static_cast<double>(documents.back().text.size()) * 1e-6;
    }

    std::vector<std::string_view> passages;
    double start = cpu_seconds();
    for (const Document& document : documents)
        for (const Passage& p : split_passages(document))
            passages.push_back(std::string_view(document.text).substr(p.begin, p.end - p.begin));
    report("passages", passages.size(), cpu_seconds() - start, megabytes);

    std::vector<Token> tokens;
    std::size_t count = 0;
    start = cpu_seconds();
    for (const std::string_view passage : passages) {
        tokenize_into(tokens, passage);
        count += tokens.size();
    }
    const double reading = cpu_seconds() - start;
    report("tokens", count, reading, megabytes);

    Stemmer stemmer;
    std::size_t stemmed = 0;
    start = cpu_seconds();
    for (const std::string_view passage : passages) {
        tokenize_into(tokens, passage);
        for (const Token& token : tokens) stemmed += !stemmer.stem(token.term).empty();
    }
    report("stems", stemmed, cpu_seconds() - start - reading, megabytes);

    std::size_t different = 0;
    for (const std::string_view passage : passages) {
        tokenize_into(tokens, passage);
        different += !same(tokens, tokenize_with_icu(passage));
    }
    std::printf("passages that ICU alone reads differently: %zu\n", different);
    return 0;
}
