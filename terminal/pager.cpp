#include "terminal/pager.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "terminal/screen.hpp"

namespace imla::terminal {

namespace {

std::string pager_command() {
    for (const char* variable : {"IMLA_PAGER", "PAGER"})
        if (const char* command = std::getenv(variable)) return command;
    return "less";
}

bool write_straight(const std::string& text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

}  // namespace

bool write_paged(const std::string& text, bool paging_wanted) {
    const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (!paging_wanted || !is_terminal(STDOUT_FILENO) || rows < lines()) return write_straight(text);
    const std::string command = pager_command();
    if (command.empty() || command == "cat") return write_straight(text);
    setenv("LESS", "FRX", 0);
    std::FILE* pager = popen(command.c_str(), "w");
    if (!pager) return write_straight(text);
    std::fwrite(text.data(), 1, text.size(), pager);   // a reader may leave before the end
    // 127: the shell found no such program.
    return pclose(pager) == 127 << 8 ? write_straight(text) : true;
}

}  // namespace imla::terminal
