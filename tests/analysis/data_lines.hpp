// Test lists: one case a line, parts between bars, # for comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct DataLine {
    std::string where;               // file and line, for messages
    std::vector<std::string> parts;  // between " | ", escapes (\n, \u00AD, \\) read
};

/// The cases of tests/data/`name`; fails the test where there are none.
std::vector<DataLine> data_lines(std::string_view name);

/// A whole file; fails the test where it cannot be read.
std::string file_text(const std::string& path);

/// Real prose: the shipped corpus, and the development data where that is present.
std::vector<std::string> prose_files();
