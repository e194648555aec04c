// Gathers the phrases that passages share and prints schema/generated_phrases.cpp, the
// dictionary with which records are packed.
//
//     train-records FOLDER > schema/generated_phrases.cpp
//
// FOLDER holds English prose in any format that the indexer reads. A phrase is up to three
// words with the blanks before them; it saves its length, less what a reference to it costs,
// in each passage that has it. What few passages have is no phrase but somebody's text, and
// is left out. Those that save most come last, since near references are cheaper; after them
// stand the first bytes of records. Entropy tables, of the packing library, are made from
// every so many passages as records. No chance is involved: the same files and the same
// library give the same bytes.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <zdict.h>

#include "analysis/passages.hpp"
#include "indexer/readers/reader.hpp"
#include "schema/packing.hpp"
#include "schema/record.hpp"

namespace {

namespace fs = std::filesystem;
using namespace imla;

constexpr std::size_t most_words = 3, longest_phrase = 24, shortest_phrase = 4;  // bytes
constexpr unsigned least_passages = 20;
constexpr double reference = 2.2;  // bytes
// Twice as many save 0.7 % of all records more, half as many lose 0.2 %.
constexpr std::size_t phrase_bytes = 16'000;
constexpr std::size_t every = 6, sample_bytes = 5'000'000;

/// How many passages have each phrase, and some of them as records.
class Gathering final : public ReadingSink {
  public:
    std::unordered_map<std::string, unsigned> passages;
    std::string samples;
    std::vector<std::size_t> sample_sizes;

    void document(Document&& document) override {
        PassageRecord record;
        record.document = document.id;
        record.path = document.path;
        record.type = document.type;
        record.title = document.title;
        record.language = document.language;
        for (const Passage& passage : split_passages(document)) {
            record.text = document.text.substr(passage.begin, passage.end - passage.begin);
            record.first_line = passage.first_line;
            record.last_line = passage.last_line;
            record.source_begin = passage.source_begin;
            record.source_end = passage.source_end;
            count(record.text);
            ++record.ordinal;
            if (seen_++ % every == 0 && samples.size() < sample_bytes) add_sample(encode(record));
        }
    }
    void problem(std::string where, std::string reason) override {
        throw std::runtime_error(where + ": " + reason);
    }
    void guess(std::string) override {}

  private:
    void count(std::string_view text) {
        constexpr std::string_view blanks = " \n";
        std::unordered_set<std::string_view> here;
        for (std::size_t begin = 0; begin < text.size();) {
            std::size_t end = begin, next = text.size();
            for (std::size_t word = 0; word < most_words && end < text.size(); ++word) {
                end = std::min(text.find_first_of(blanks, end + 1), text.size());
                if (word == 0) next = end;
                if (end - begin > longest_phrase) break;
                if (end - begin >= shortest_phrase) here.insert(text.substr(begin, end - begin));
            }
            begin = next;
        }
        for (const std::string_view phrase : here) ++passages[std::string(phrase)];
    }

    void add_sample(const std::string& stored) {
        std::string space;
        const std::string_view fields = unpacked(stored, space);
        samples += fields;
        sample_sizes.push_back(fields.size());
    }

    std::size_t seen_ = 0;
};

void read(const fs::path& file, Gathering& gathering) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(stream), {});
    const std::string name = file.filename().string();
    read_content({name, name, bytes}, {}, gathering);
}

std::string phrases_of(const Gathering& gathering) {
    struct Phrase {
        double saves;
        std::string_view text;
    };
    std::vector<Phrase> all;
    for (const auto& [text, passages] : gathering.passages)
        if (passages >= least_passages)
            all.push_back({passages * (static_cast<double>(text.size()) - reference), text});
    std::sort(all.begin(), all.end(), [](const Phrase& a, const Phrase& b) {
        return a.saves != b.saves ? a.saves > b.saves : a.text < b.text;
    });
    std::string chosen;  // best last
    for (const Phrase& phrase : all) {
        if (chosen.size() + phrase.text.size() > phrase_bytes) break;
        if (chosen.find(phrase.text) == chosen.npos) chosen.insert(0, phrase.text);
    }
    return chosen;
}

/// How records begin: types that many collections are of, and how addresses begin.
std::string beginnings() {
    std::string all, space;
    for (const char* type : {"csv", "docx", "mail", "html", "markdown", "pdf", "jsonl", "text"}) {
        PassageRecord record;
        record.document = record.path = std::string(".") + type;
        record.ordinal = 1;
        record.type = type;
        record.url = "https://www.";
        record.language = "en";
        all += unpacked(encode(record), space);
    }
    return all;
}

std::string dictionary(const Gathering& gathering) {
    const std::string content = phrases_of(gathering) + beginnings();
    std::string made(content.size() + 4096, '\0');
    ZDICT_params_t parameters{};
    parameters.compressionLevel = 1;
    parameters.dictID = 1;
    const std::size_t size =
        ZDICT_finalizeDictionary(made.data(), made.size(), content.data(), content.size(),
                                 gathering.samples.data(), gathering.sample_sizes.data(),
                                 static_cast<unsigned>(gathering.sample_sizes.size()), parameters);
    if (ZDICT_isError(size)) throw std::runtime_error(ZDICT_getErrorName(size));
    made.resize(size);
    return made;
}

void print(std::string_view bytes) {
    std::printf(
        "// The phrases that passages share. Generated by tools/train-records. Do not edit.\n"
        "#include \"schema/generated_phrases.hpp\"\n\n"
        "namespace imla::generated {\n\n"
        "const std::string_view phrases(");
    constexpr std::size_t width = 100;
    std::string line;
    const auto end_line = [&line] {
        std::printf("\n    \"%s\"", line.c_str());
        line.clear();
    };
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        char octal[5];
        std::snprintf(octal, sizeof octal, "\\%03o", byte);
        if (byte < ' ' || byte > '~' || byte == '?')
            line += octal;  // "??" begins a trigraph
        else if (byte == '"' || byte == '\\')
            line.append(1, '\\').append(1, each);
        else
            line += each;
        if (line.size() >= width) end_line();
    }
    if (!line.empty()) end_line();
    std::printf(",\n    %zu);\n\n}  // namespace imla::generated\n", bytes.size());
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) {
        std::fprintf(stderr, "Usage: train-records FOLDER\n");
        return 2;
    }
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(argv[1]))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    Gathering gathering;
    for (const fs::path& file : files) read(file, gathering);
    print(dictionary(gathering));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "train-records: %s\n", error.what());
    return 1;
}
