// How far a batch has come, so that a stopped one goes on where it stopped.
#pragma once

#include <cstdint>
#include <string>

namespace imla {

class Journal {
  public:
    /// `path` empty: no journal. Where the file exists, the batch has been begun: if
    /// standard output is a file, what it holds beyond the last whole answer is cut off.
    /// Throws UserError if the journal is another batch's or the output is not the old one.
    Journal(const std::string& path, const std::string& batch);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    std::uint64_t done = 0;            // queries and bad lines that need no answer any more
    bool any_hit = false, any_bad = false;

    /// After an answer has been written and flushed.
    void record();
    /// The batch is complete; the next run begins anew.
    void finish();

  private:
    std::string path_, batch_;
    int file_ = -1;
};

}  // namespace imla
