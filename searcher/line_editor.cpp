#include "searcher/line_editor.hpp"

#include <editline/readline.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>

namespace imla {

namespace {

volatile sig_atomic_t interrupted = 0;

// libedit's callbacks carry no data of ours.
std::function<std::vector<std::string>(const std::string&)> completions_of;
std::vector<std::string> offered;

char* next_offer(const char*, int state) {
    if (state == 0) rl_attempted_completion_over = 1;   // no file names
    const auto index = static_cast<std::size_t>(state);
    return index < offered.size() ? strdup(offered[index].c_str()) : nullptr;
}

char** complete(const char* text, int, int) {
    offered = completions_of(text);
    rl_attempted_completion_over = 1;
    return offered.empty() ? nullptr : rl_completion_matches(text, next_offer);
}

}  // namespace

bool was_interrupted() {
    const bool was = interrupted != 0;
    interrupted = 0;
    return was;
}

LineEditor::LineEditor(std::string history, std::function<std::vector<std::string>(const std::string&)> completions)
    : history_(std::move(history)), terminal_(isatty(STDIN_FILENO) == 1) {
    struct sigaction action{};
    action.sa_handler = [](int) { interrupted = 1; };   // and no SA_RESTART: reading a line ends
    sigaction(SIGINT, &action, nullptr);
    if (!terminal_) return;
    completions_of = std::move(completions);
    rl_initialize();
    rl_catch_signals = 0;
    rl_attempted_completion_function = complete;
    using_history();
    if (!history_.empty()) read_history(history_.c_str());
}

LineEditor::~LineEditor() {
    if (!terminal_ || history_.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(history_).parent_path(), ignored);
    stifle_history(1000);
    write_history(history_.c_str());
}

std::optional<std::string> LineEditor::line(const std::string& prompt) {
    if (!terminal_) {
        std::string text;
        if (!std::getline(std::cin, text)) return std::nullopt;
        return text;
    }
    char* typed = readline(prompt.c_str());
    if (!typed) {
        const bool interrupted_here = was_interrupted();
        std::cout << std::endl;   // the shell's prompt stands on a line of its own
        if (!interrupted_here) return std::nullopt;
        return "";
    }
    std::string text = typed;
    std::free(typed);
    if (!text.empty()) add_history(text.c_str());
    return text;
}

}  // namespace imla
