#include "terminal/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace imla::terminal {

namespace {

std::size_t number_in(const char* variable) {
    const char* value = std::getenv(variable);
    const long number = value ? std::strtol(value, nullptr, 10) : 0;
    return number > 0 && number < 100000 ? static_cast<std::size_t>(number) : 0;
}

winsize size_of_screen() {
    winsize size{};
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    return size;
}

}  // namespace

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

std::size_t columns() {
    if (const std::size_t wish = number_in("COLUMNS")) return wish;
    const winsize size = size_of_screen();
    return size.ws_col > 0 ? size.ws_col : 80;
}

std::size_t lines() {
    if (const std::size_t wish = number_in("LINES")) return wish;
    const winsize size = size_of_screen();
    return size.ws_row > 0 ? size.ws_row : 24;
}

bool in_colour(Colour wish) {
    if (wish != Colour::automatic) return wish == Colour::always;
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool plain = (no_color && *no_color) || !term || std::strcmp(term, "dumb") == 0;
    return !plain && is_terminal(STDOUT_FILENO);
}

}  // namespace imla::terminal
