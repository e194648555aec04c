// What joined forms add to an index: how many, beside the words of its passages.
//
//     bench_joins [--list] FILE...
//
// FILE is plain text or JSON Lines (of each line "text"); each line of text is a
// paragraph. A term counts once a passage, as in the index. --list prints the
// forms, commonest first.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/passages.hpp"
#include "analysis/tokenizer.hpp"
#include "variants/joins.hpp"

int main(int argc, char** argv) {
    bool list = false;
    std::size_t passages = 0, words = 0, terms = 0, joined = 0, bytes = 0;
    std::map<std::string, std::size_t> forms;
    const auto read = [&](const std::string& text) {
        imla::Document document;
        document.text = text;
        for (std::size_t begin = 0; begin < text.size();) {
            std::size_t end = text.find('\n', begin);
            if (end == std::string::npos) end = text.size();
            if (end > begin)
                document.blocks.emplace_back().begin = begin, document.blocks.back().end = end;
            begin = end + 1;
        }
        for (const imla::Passage& passage : imla::split_passages(document)) {
            const std::vector<imla::Token> tokens = imla::tokenize(
                std::string_view(text).substr(passage.begin, passage.end - passage.begin));
            ++passages;
            words += tokens.size();
            std::set<std::string> own, here;
            for (const imla::Token& token : tokens) own.insert(token.term);
            for (const imla::JoinedForm& form : imla::joined_forms(tokens)) here.insert(form.form);
            terms += own.size();
            joined += here.size();
            for (const std::string& form : here)
                if (forms[form]++ == 0) bytes += form.size();
        }
    };
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--list") {
            list = true;
            continue;
        }
        std::ifstream in(name);
        if (name.ends_with(".jsonl")) {
            for (std::string line; std::getline(in, line);)
                read(nlohmann::json::parse(line).value("text", ""));
        } else {
            read(std::string(std::istreambuf_iterator<char>(in), {}));
        }
    }
    std::printf("%zu passages, %zu words, %zu postings of words\n", passages, words, terms);
    std::printf(
        "joined forms: %zu distinct (%zu bytes), %zu postings: %.2f%% of the words', %.3f a "
        "passage\n",
        forms.size(), bytes, joined,
        100.0 * static_cast<double>(joined) / static_cast<double>(std::max<std::size_t>(1, terms)),
        static_cast<double>(joined) / static_cast<double>(std::max<std::size_t>(1, passages)));
    if (!list) return 0;
    std::vector<std::pair<std::size_t, std::string>> sorted;
    for (const auto& [form, count] : forms) sorted.emplace_back(count, form);
    std::sort(sorted.rbegin(), sorted.rend());
    for (const auto& [count, form] : sorted) std::printf("%6zu  %s\n", count, form.c_str());
}
