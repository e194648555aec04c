// Signals. SIGINT, SIGTERM and SIGHUP: once, finish what is in hand; twice, stop now.
#pragma once

#include <string>

namespace imla {

/// From now on the first signal is only noted; a second one ends the process.
void note_signals();
/// The signal that was noted, or 0.
int interrupted();

/// From now on a crash (SIGSEGV, SIGBUS, SIGFPE, SIGABRT) says `last_words` on stderr and ends with status 2:
/// the engine may trip over a damaged index as it writes. Under sanitizers it does nothing.
void explain_crashes(const std::string& last_words);

}  // namespace imla
