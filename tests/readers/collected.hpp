// Everything a reader said, for tests to look at, and as the text of a golden file.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace imla {

struct Collected : ReadingSink {
    struct Problem {
        std::string where, reason;
    };
    std::vector<Document> documents;
    std::vector<Problem> problems;
    std::vector<std::string> guesses;

    void document(Document&& d) override { documents.push_back(std::move(d)); }
    void problem(std::string where, std::string reason) override {
        problems.push_back({std::move(where), std::move(reason)});
    }
    void guess(std::string what) override { guesses.push_back(std::move(what)); }
};

/// What reading `bytes` under the name `name` gives.
Collected read_bytes(std::string_view bytes, std::string name, const ReadingSettings& = {});
/// The same of a file.
Collected read_file(const std::string& file, const ReadingSettings& = {});
std::string bytes_of(const std::string& file);

/// As a golden file shows it: metadata, then a line a block with heading, page and line.
std::string shown(const Collected&);

/// Empty if blocks ascend inside valid UTF-8, else what is wrong.
std::string fault_of(const Document&);

}  // namespace imla
