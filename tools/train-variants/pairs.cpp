#include "tools/train-variants/pairs.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "tools/train-variants/rows.hpp"

namespace imla::train {
namespace {

namespace fs = std::filesystem;

std::uint32_t hash(const std::string& text) {  // FNV-1a, mixed so that low bits are fair
    std::uint32_t h = 2166136261U;
    for (unsigned char c : text) h = (h ^ c) * 16777619U;
    h ^= h >> 16;
    h *= 0x85ebca6bU;
    return h ^ (h >> 13);
}

unsigned one_in(Source source) {
    switch (source) {
        case Source::sanctions:
        case Source::actors:
            return 3;
        case Source::places:
            return 10;
        case Source::urdu:
            return 20;
        case Source::arabic:
            return 0;
    }
    return 0;
}

bool plain(const std::string& word, std::size_t shortest = 2) {
    return word.size() >= shortest &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::vector<std::vector<std::string>> rows(const fs::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::vector<std::vector<std::string>> out;
    std::string line;
    std::getline(in, line);  // the header
    while (std::getline(in, line)) {
        std::vector<std::string> cells(1);
        for (char c : line) {
            if (c == '\t')
                cells.emplace_back();
            else if (c != '\r')
                cells.back() += c;
        }
        out.push_back(std::move(cells));
    }
    return out;
}

const char* folder_of(Source source) {
    switch (source) {
        case Source::sanctions:
            return "sanctions-un";
        case Source::actors:
            return "political-actors";
        case Source::places:
            return "places-pk-af";
        case Source::urdu:
            return "urdu-romanisation";
        case Source::arabic:
            return "arabic-names";
    }
    return "";
}

Words words_of(std::string a, std::string b) {
    return a < b ? Words{std::move(a), std::move(b)} : Words{std::move(b), std::move(a)};
}

bool is_held_back(Source source, const std::string& entity) {
    const unsigned n = one_in(source);
    return n != 0 && hash(entity) % n == 0;
}

std::vector<std::string> name_words(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkd = icu::Normalizer2::getNFKDInstance(status);
    const icu::UnicodeString text =
        nfkd->normalize(icu::UnicodeString::fromUTF8(name).foldCase(), status);
    std::vector<std::string> words(1);
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const UChar32 c = text.char32At(i);
        if (c >= 'a' && c <= 'z')
            words.back() += static_cast<char>(c);
        else if (c == 0x131)
            words.back() += 'i';
        else if (u_charType(c) == U_NON_SPACING_MARK || c == '\'' || c == '`' || c == 0xB4 ||
                 (c >= 0x2B9 && c <= 0x2C1) || c == 0x2018 || c == 0x2019)
            continue;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

Attested attested(const fs::path& variants, const std::set<Words>& struck, const Split& held_back) {
    Attested out;
    std::vector<Pair> all;
    for (Source source : {Source::sanctions, Source::actors, Source::places})
        for (const auto& row : rows(variants / folder_of(source) / "token_pairs.tsv"))
            if (row.size() > 4 && plain(row[0]) && plain(row[1]))
                all.push_back({row[0], row[1], source,
                               static_cast<std::uint32_t>(std::stoul(row[2])), row[4]});
    for (Source source : {Source::urdu, Source::arabic}) {
        std::map<std::string, std::set<std::string>> forms;
        for (const auto& row : rows(variants / folder_of(source) / "words.tsv"))
            if (row.size() > 2 && row[1] == "latin")
                for (const std::string& word : name_words(row[2]))
                    if (plain(word)) forms[row[0]].insert(word);
        for (const auto& [entity, spelt] : forms)
            for (auto a = spelt.begin(); a != spelt.end(); ++a)
                for (auto b = std::next(a); b != spelt.end(); ++b)
                    all.push_back({*a, *b, source, 1, entity});
    }
    std::set<Words> judged;
    for (const Pair& p : all)
        if (held_back(p.source, p.entity)) judged.insert({p.a, p.b});
    for (Pair& p : all) {
        if (held_back(p.source, p.entity))
            out.held_back.push_back(std::move(p));
        else if (!judged.contains({p.a, p.b}) && !struck.contains({p.a, p.b}))
            out.training.push_back(std::move(p));
    }
    for (Source source : {Source::sanctions, Source::actors, Source::places}) {
        std::map<std::string, std::set<std::string>> entities;
        for (const auto& row : rows(variants / folder_of(source) / "names.tsv")) {
            if (row.size() < 3 || row[1] != "latin") continue;
            for (const std::string& word : name_words(row[2])) {
                if (!plain(word)) continue;
                if (source == Source::places)
                    ++out.place_tokens[word];
                else
                    out.list_tokens.insert(word);
                if (!held_back(source, row[0])) entities[word].insert(row[0]);
            }
        }
        for (const auto& [word, of] : entities) out.seen[word] += static_cast<unsigned>(of.size());
    }
    return out;
}

std::set<std::string> scowl_words(const fs::path& folder, unsigned largest) {
    std::set<std::string> out;
    for (const auto& file : fs::directory_iterator(folder)) {
        const std::string name = file.path().filename().string();
        const auto dot = name.rfind("-words.");
        if (dot == std::string::npos || std::stoul(name.substr(dot + 7)) > largest) continue;
        std::ifstream in(file.path());
        for (std::string line; std::getline(in, line);) {
            if (line.size() > 2 && line.compare(line.size() - 2, 2, "'s") == 0) continue;
            for (const std::string& word : name_words(line))
                if (plain(word, 1)) out.insert(word);
        }
    }
    if (out.empty()) throw std::runtime_error("no SCOWL lists in " + folder.string());
    return out;
}

std::set<Words> listed_pairs(const fs::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::set<Words> out;
    for (std::string line; std::getline(in, line);) {
        const auto words = name_words(line.substr(0, line.find('#')));
        if (words.size() == 2) out.insert(words_of(words[0], words[1]));
    }
    return out;
}

std::set<std::string> listed_words(const fs::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::set<std::string> out;
    for (std::string line; std::getline(in, line);)
        for (std::string& word : name_words(line.substr(0, line.find('#'))))
            out.insert(std::move(word));
    return out;
}

}  // namespace imla::train
