#include "data_lines.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/unicode.hpp"

namespace {

std::string unescaped(std::string_view part) {
    std::string text;
    for (std::size_t at = 0; at < part.size(); ++at) {
        if (part[at] != '\\' || at + 1 == part.size()) {
            text += part[at];
        } else if (part[++at] == 'n') {
            text += '\n';
        } else if (part[at] == 'u' && at + 4 < part.size()) {
            const std::string digits(part.substr(at + 1, 4));
            imla::append_utf8(text, static_cast<char32_t>(std::stoul(digits, nullptr, 16)));
            at += 4;
        } else {
            text += part[at];
        }
    }
    return text;
}

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

}  // namespace

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file, path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<DataLine> data_lines(std::string_view name) {
    const std::string path = IMLA_SOURCE_DIR "/tests/data/" + std::string(name);
    std::istringstream file(file_text(path));
    std::vector<DataLine> lines;
    std::string line;
    for (unsigned number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.starts_with("# ")) continue;
        DataLine found{std::string(name) + ":" + std::to_string(number), {}};
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t bar = std::min(line.find('|', at), line.size());
            found.parts.push_back(unescaped(trimmed(line.substr(at, bar - at))));
            at = bar + 1;
        }
        lines.push_back(std::move(found));
    }
    REQUIRE_FALSE(lines.empty());
    return lines;
}

std::vector<std::string> prose_files() {
    namespace fs = std::filesystem;
    std::vector<std::string> paths;
    for (const char* folder : {IMLA_SOURCE_DIR "/corpus", IMLA_SHARED_DIR "/data/prose"}) {
        if (!fs::exists(folder)) {
            MESSAGE("skipped, not here: " << folder);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            const auto extension = entry.path().extension();
            if (extension == ".txt" || extension == ".md") paths.push_back(entry.path().string());
        }
    }
    std::sort(paths.begin(), paths.end());
    REQUIRE_FALSE(paths.empty());
    return paths;
}
