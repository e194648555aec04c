// --new-since: only what was indexed after a date, or after the last run.
#pragma once

#include <string>

namespace imla {

/// What to leave out (a value of slot_run) for `since`: a date, or a file that the last
/// run wrote; empty where there is no such file yet. Throws UserError where it is neither: a new
/// file is named with a point or a slash, so that no mistyped date begins one.
std::string indexed_up_to(const std::string& since);

/// Notes in the file the newest passage that this run has seen. Does nothing for a date.
/// Throws UserError where it cannot be written; the file is then as it was.
void note_run(const std::string& since, const std::string& newest_run);

}  // namespace imla
