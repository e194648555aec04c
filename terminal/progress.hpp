// A line on standard error that says how far the work is.
#pragma once

#include <chrono>
#include <string>

namespace imla::terminal {

/// Drawn at most ten times a second, only where standard error is a terminal, and
/// erased at the end.
class Progress {
  public:
    explicit Progress(bool wanted);
    ~Progress() { erase(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Is it time to draw again? Spares the making of a line that would not be drawn.
    bool due() const;
    void draw(const std::string& line);
    /// Before anything else is written to standard error.
    void erase();

  private:
    bool wanted_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace imla::terminal
