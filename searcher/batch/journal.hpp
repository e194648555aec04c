// How far a batch has come, so that a stopped one goes on where it stopped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace imla {

/// What shapes a batch's output, by option: those that are not at their default.
using Shape = std::map<std::string, std::string>;

class Journal {
  public:
    /// `path` empty: no journal. Where the file exists, the batch has been begun: if
    /// standard output is a file, what it holds beyond the last whole answer is cut off.
    /// Throws UserError if the journal is another batch's, was begun in another shape, or the
    /// output is not the old one.
    Journal(const std::string& path, const std::string& batch, const Shape& shape);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// Is the query or bad line of this number, from 0, still to be answered?
    bool wants(std::uint64_t number) const { return number >= done_ || again_.contains(number); }
    /// Has nothing been answered before?
    bool begins() const { return done_ == 0; }
    /// What has been answered, or could not be asked, in this run and before.
    std::uint64_t seen() const { return done_; }
    /// Those that could not be asked, as a server was out of reach: the next run asks them first.
    std::size_t to_ask_again() const { return again_.size(); }
    bool any_hit = false, any_bad = false;

    /// After the answer to a number has been written and flushed.
    void record(std::uint64_t number, bool out_of_reach);
    /// The batch has been read to its end: the next run begins anew, or asks again.
    void finish();

  private:
    std::uint64_t done_ = 0;
    std::set<std::uint64_t> again_;   // below done_
    std::string path_, batch_, shape_;
    int file_ = -1;
};

}  // namespace imla
