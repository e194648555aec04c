#include "terminal/crashes.hpp"

#include <signal.h>
#include <unistd.h>

namespace imla::terminal {

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
    crash_message = last_words + '\n';
    struct sigaction action {};
    action.sa_handler = tell_crash;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) ::sigaction(signal, &action, nullptr);
}
#else
void explain_crashes(const std::string&) {}
#endif

}  // namespace imla::terminal
