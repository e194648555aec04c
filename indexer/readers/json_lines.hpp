// JSON Lines, a document a line: {"id": "...", "text": "..."} and optionally
// title author date source url language; unknown keys are kept.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/reader.hpp"

namespace imla {

/// Reads line by line, so that standard input need not be held in memory.
class JsonLines {
  public:
    /// `path` is for Document::path, empty for standard input.
    JsonLines(std::string path, ReadingSink&);
    ~JsonLines();
    JsonLines(const JsonLines&) = delete;
    JsonLines& operator=(const JsonLines&) = delete;

    /// One line, without its end; `number` counts from 1, `begin` is its first byte in
    /// the file. A blank line is nothing; a bad one is a problem that names the line.
    void read(std::string_view line, unsigned number, std::size_t begin = 0);
    /// Says what was left out on the way; call it after the last line.
    void finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace imla
