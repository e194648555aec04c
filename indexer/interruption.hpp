// Signals. SIGINT, SIGTERM and SIGHUP: once, finish what is in hand; twice, stop now.
#pragma once

namespace imla {

/// From now on the first signal is only noted; a second one ends the process.
void note_signals();
/// The signal that was noted, or 0.
int interrupted();

}  // namespace imla
