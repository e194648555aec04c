#include "bench/variants/sets.hpp"

#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace imla::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_pairs = 400;

/// Every two words of a line "one | other | third".
std::set<train::Words> grouped_pairs(const fs::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::set<train::Words> out;
    for (std::string line; std::getline(in, line);) {
        const auto words = train::name_words(line.substr(0, line.find('#')));
        for (const std::string& a : words)
            for (const std::string& b : words)
                if (a < b) out.insert({a, b});
    }
    return out;
}

void add_prose(const std::string& text, const std::set<std::string>& english,
               std::set<std::string>& out) {
    std::string word;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        if (c >= 'a' && c <= 'z') {
            word += c;
        } else {
            if (english.contains(word)) out.insert(word);
            word.clear();
        }
    }
}

std::set<std::string> prose_words(const fs::path& folder, const std::set<std::string>& english) {
    std::set<std::string> out;
    for (const auto& file : fs::directory_iterator(folder / "september-11-report")) {
        std::ifstream in(file.path());
        for (std::string line; std::getline(in, line);) add_prose(line + ' ', english, out);
    }
    const std::string command =
        "gzip -dc '" + (folder / "wiki-afghanistan-pakistan.jsonl.gz").string() + "'";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    if (!pipe) throw std::runtime_error("cannot run gzip");
    char buffer[1 << 16];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe.get()))
        add_prose(std::string(buffer, got), english, out);
    return out;
}

}  // namespace

Sets sets(const fs::path& shared, const train::Sources& sources, const fs::path& here) {
    Sets out;
    const train::Attested data = train::attested(shared / "data/variants", {}, train::is_held_back);
    const auto struck = train::listed_pairs(here / "struck.txt");
    out.spellings = grouped_pairs(here / "judged.txt");
    PairSet lists{"sanctions and actors", {}, {}}, places{"places", {}, {}},
        urdu{"Urdu words", {}, {}};
    std::size_t of_places = 0, of_urdu = 0;
    for (const auto& p : data.held_back) {
        of_places += p.source == train::Source::places;
        of_urdu += p.source == train::Source::urdu;
    }
    std::size_t place = 0, word = 0;
    for (const auto& p : data.held_back) {
        const train::Words words{p.a, p.b};
        if (p.source == train::Source::places) {
            if (place++ % (of_places / most_pairs + 1) == 0) places.pairs.push_back(words);
        } else if (p.source == train::Source::urdu) {
            if (word++ % (of_urdu / most_pairs + 1) == 0) urdu.pairs.push_back(words);
        } else {
            lists.pairs.push_back(words);
            if (struck.contains(words)) lists.struck.insert(words);
        }
    }
    for (const auto* side : {&data.training, &data.held_back})
        for (const auto& p : *side)
            if (p.source == train::Source::sanctions || p.source == train::Source::actors)
                out.spellings.insert({p.a, p.b});
    out.pairs = {std::move(lists), std::move(places), std::move(urdu)};
    out.list_tokens.assign(data.list_tokens.begin(), data.list_tokens.end());
    std::set<std::string> names = data.list_tokens;
    for (const auto& [w, count] : data.place_tokens) names.insert(w);
    out.names.assign(names.begin(), names.end());
    out.english = sources.english;
    out.prose = prose_words(shared / "data/prose", {out.english.begin(), out.english.end()});
    return out;
}

}  // namespace imla::bench
