// What --index names: an index directory, a Xapian stub file, a server. Whatever
// it is, it comes down to parts that are searched as one.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "schema/settings.hpp"
#include "searcher/access.hpp"

namespace imla {

/// One database: an index, a bare database, or a server's.
struct Part {
    std::string name;        // as people know it: a folder, or host:port
    std::string host;        // of a server; else empty
    unsigned port = 0;
    bool bare = false;       // `name` is a database, not an index directory
    bool is_server() const { return !host.empty(); }
};

/// The parts that the names come down to, each once: directories, the shards of
/// a directory, what a stub file lists, "host:port" ("[::1]:7001"). Throws
/// UserError for a stub that cannot be used.
std::vector<Part> parts_of(const std::vector<std::string>& indexes);

/// Is one of them on a server?
bool has_server(const std::vector<Part>&);

struct OpenedParts {
    Xapian::Database all;                 // the parts as one
    std::vector<Xapian::Database> each;   // of those that are there
    std::vector<Part> parts;              // the same
    std::vector<Missing> missing;
    Settings settings;                    // of the first
    std::uint64_t updated = 0;            // newest of all: seconds since 1970
};

/// Opens the parts, but for those named in `given_up`. Throws UserError, which
/// names the part and says what to do, where one cannot be searched; under
/// Access::partial only where none can.
OpenedParts open_parts(const std::vector<Part>&, const Access&, const std::vector<Missing>& given_up);

/// What is wrong with a server, in a person's words: "127.0.0.1:7001 does not answer (…)".
Missing trouble_of(const Xapian::NetworkError&);

}  // namespace imla
