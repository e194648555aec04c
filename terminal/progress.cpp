#include "terminal/progress.hpp"

#include <unistd.h>

#include <cstdio>

#include "terminal/screen.hpp"

namespace imla::terminal {

Progress::Progress(bool wanted) : wanted_(wanted && is_terminal(STDERR_FILENO)) {}

bool Progress::due() const {
    return wanted_ && std::chrono::steady_clock::now() - last_ >= std::chrono::milliseconds(100);
}

void Progress::draw(const std::string& line) {
    if (!wanted_) return;
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    std::fflush(stderr);
    drawn_ = true;
    last_ = std::chrono::steady_clock::now();
}

void Progress::erase() {
    if (!drawn_) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    drawn_ = false;
}

}  // namespace imla::terminal
