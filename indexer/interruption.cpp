#include "indexer/interruption.hpp"

#include <signal.h>

#include <atomic>

namespace imla {
namespace {

std::atomic<int> noted{0};
static_assert(std::atomic<int>::is_always_lock_free);

void note(int signal) {
    noted.store(signal, std::memory_order_relaxed);
    // Whichever comes second ends the process: what is committed stays whole.
    for (int other : {SIGINT, SIGTERM, SIGHUP}) ::signal(other, SIG_DFL);
}

}  // namespace

void note_signals() {
    struct sigaction action {};
    action.sa_handler = note;
    sigemptyset(&action.sa_mask);
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
    ::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is then an error like a full disk
}

int interrupted() { return noted.load(std::memory_order_relaxed); }

}  // namespace imla
