#include "indexer/interruption.hpp"

#include <signal.h>
#include <unistd.h>

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

#if !defined(__SANITIZE_ADDRESS__)
namespace {

std::string crash_message;

void tell_crash(int) {
    [[maybe_unused]] const ssize_t told =
        ::write(STDERR_FILENO, crash_message.data(), crash_message.size());
    ::_exit(2);
}

}  // namespace

void explain_crashes(const std::string& last_words) {
    crash_message = "imla-indexer: " + last_words + '\n';
    struct sigaction action {};
    action.sa_handler = tell_crash;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) ::sigaction(signal, &action, nullptr);
}
#else
void explain_crashes(const std::string&) {}
#endif

int interrupted() { return noted.load(std::memory_order_relaxed); }

}  // namespace imla
