// Messages quote what others wrote: option values, file names, a stub, the words of a server.
// One place sees to it that none of it reaches a terminal as a command.
#pragma once

#include <iostream>
#include <memory>
#include <streambuf>

namespace imla::terminal {

/// While it lives, all that goes to `errors` is spelt out (`spelt_out`) and passed on: at once
/// where the stream is flushed, else by lines. Not after it: std::ios::sync_with_stdio, which
/// gives std::cerr another buffer.
class SafeErrors {
  public:
    explicit SafeErrors(std::ostream& errors = std::cerr);
    ~SafeErrors();
    SafeErrors(const SafeErrors&) = delete;
    SafeErrors& operator=(const SafeErrors&) = delete;

  private:
    std::ostream& errors_;
    std::streambuf* before_;
    std::unique_ptr<std::streambuf> ours_;
};

}  // namespace imla::terminal
