// What every peer does: index a list of passages, then answer a list of
// queries. The protocol, the clocks and the files are the same for all.
//
//   peer index PASSAGES DIR
//   peer search DIR QUERIES TOP [--threads N] [--repeat N] [--phrase] [--fuzzy]
//               [--run FILE] [--times FILE]
//
// PASSAGES and QUERIES are lines of `id<TAB>text`. --run takes TREC lines,
// --times takes lines of `name value` (see Times). A search always fetches
// the stored text of each hit, as a person would see it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace imla::bench {

struct Line {
    std::string id, text;
};

/// Throws std::runtime_error where the file cannot be read.
std::vector<Line> lines_of(const std::string& path);

struct Found {
    std::string id;
    double score = 0;
    std::string text;
};

enum class Shape { words, phrase, fuzzy };

/// An open index; one for each thread.
class Session {
  public:
    virtual ~Session() = default;
    virtual std::vector<Found> search(const std::string& query, std::size_t top, Shape) = 0;
};

class Peer {
  public:
    virtual ~Peer() = default;
    virtual std::string name() const = 0;
    virtual void index(const std::vector<Line>& passages, const std::string& directory) = 0;
    virtual std::unique_ptr<Session> open(const std::string& directory) = 0;
};

/// Runs the protocol above; the value is the program's exit status.
int run_peer(Peer&, int argc, char** argv);

}  // namespace imla::bench
