// Reads a file in a process of its own, with limits, so that a hostile one
// harms nothing.
//
//     indexer ──(socket: file, pipes)──▶ launcher ──fork──▶ watcher ──fork──▶ reader
//        ▲                                                     │ how it ended    │ documents
//        └──────────────────────────── pipes ──────────────────┴─────────────────┘
//
// The launcher is a small copy of the program made before it grows, because
// forking a large one for each of thousands of files is slow. The reader sees the file
// as memory, may open nothing else, and ends with the file.
#pragma once

#include "indexer/readers/reader.hpp"

namespace imla {

/// Starts the launcher, if it does not run. Call it before starting threads and
/// opening databases: the launcher keeps what the program holds at this moment.
void start_reading_processes();

/// read_content() for a format that is read apart.
Known read_apart(const Content&, const ReadingSettings&, ReadingSink&);

}  // namespace imla
