#include <poll.h>
#include <unistd.h>
#include <xapian.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <string>

#include "schema/user_error.hpp"
#include "searcher/options.hpp"
#include "searcher/run.hpp"
#include "terminal/safe_errors.hpp"

namespace {

/// Is all of it with the reader? One who has seen enough (a closed pipe) has
/// all he wants; a full disk is an error, which is said.
bool delivered(std::ostream& out) {
    out.flush();
    if (out) return true;
    pollfd pipe{STDOUT_FILENO, 0, 0};
    if (poll(&pipe, 1, 0) == 1 && (pipe.revents & POLLERR) != 0) return true;
    std::cerr << "imla-searcher: the results could not be written; is the disk full?\n";
    return false;
}

int unreadable(const std::string& why) {
    std::cout.flush();
    std::cerr << "imla-searcher: the index cannot be read: " << why
              << "; if it persists, build it anew: imla-indexer --rebuild\n";
    return 2;
}

int run(int argc, char** argv) try {
    const auto parsed = imla::parse_options(argc, argv, std::cout, std::cerr);
    if (const int* status = std::get_if<int>(&parsed)) return delivered(std::cout) ? *status : 2;
    const int status = imla::search(std::get<imla::Options>(parsed), std::cout, std::cerr);
    return delivered(std::cout) ? status : 2;
} catch (const Xapian::Error& error) {
    return unreadable(error.get_msg());
} catch (const imla::DamagedRecord& error) {
    return unreadable(error.what());
} catch (const imla::UserError& error) {
    std::cout.flush();
    std::cerr << "imla-searcher: " << error.what() << '\n';
    return 2;
} catch (const std::exception& error) {
    std::cout.flush();
    std::cerr << "imla-searcher: " << error.what() << "; this is a fault of the program\n";
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_IGN);   // a reader that has seen enough is no error
    const imla::terminal::SafeErrors errors;
    return run(argc, argv);
}
