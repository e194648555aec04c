// A line typed at a prompt, with history and completion. The one door to libedit.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace imla {

class LineEditor {
  public:
    /// `completions`: the words that may stand for an unfinished one. `history`: a file, or "".
    LineEditor(std::string history, std::function<std::vector<std::string>(const std::string&)> completions);
    ~LineEditor();

    /// The next line; nothing at the end of the input. Ctrl-C gives an empty line. Where
    /// standard input is no terminal, its lines without a prompt.
    std::optional<std::string> line(const std::string& prompt);

  private:
    std::string history_;
    bool terminal_;
};

/// Has Ctrl-C been pressed since this was asked last? Works while a LineEditor lives.
bool was_interrupted();

}  // namespace imla
