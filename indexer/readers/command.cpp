#include "indexer/readers/command.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "indexer/readers/file_descriptor.hpp"
#include "indexer/readers/text_builder.hpp"
#include "indexer/readers/utf8.hpp"

namespace imla {
namespace {

constexpr int not_started = 127;

CommandResult failure(std::string reason) {
    return {false, {}, std::move(reason)};
}

struct Pipe {
    FileDescriptor read, write;
};

bool open_pipe(Pipe& pipe) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    pipe = {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
    return true;
}

FileDescriptor memory_of(std::string_view input) {
    FileDescriptor file(memfd_create("input", MFD_CLOEXEC));
    while (file && !input.empty()) {
        const ssize_t count = write(file.get(), input.data(), input.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return FileDescriptor();
        input.remove_prefix(static_cast<std::size_t>(count));
    }
    if (file) lseek(file.get(), 0, SEEK_SET);
    return file;
}

/// Between fork and exec: only calls that are safe when other threads hold locks.
[[noreturn]] void become(char* const* words, int input, int output, int errors,
                         unsigned cpu_seconds) {
    setpgid(0, 0);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    const rlimit cpu{cpu_seconds, cpu_seconds + 2}, none{0, 0};
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_CORE, &none);
    std::signal(SIGPIPE, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGCHLD, SIG_DFL);
    execvp(words[0], words);
    const char* why = std::strerror(errno);
    [[maybe_unused]] const ssize_t ignored = write(STDERR_FILENO, why, std::strlen(why));
    _exit(not_started);
}

/// Takes what comes until both ends close; false when time or room runs out.
bool taken(FileDescriptor& output, FileDescriptor& errors, CommandResult& result,
           std::string& complaint, const CommandLimits& limits) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::seconds(limits.wall_seconds);
    std::string buffer(1 << 16, '\0');
    std::array<pollfd, 2> wait{pollfd{output.get(), POLLIN, 0}, pollfd{errors.get(), POLLIN, 0}};
    while (wait[0].fd >= 0 || wait[1].fd >= 0) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        if (left <= 0) {
            result.reason =
                fmt::format("took more than {} s; raise --max-cpu-seconds", limits.wall_seconds);
            return false;
        }
        if (poll(wait.data(), wait.size(), static_cast<int>(std::min<long long>(left, 60'000))) <
                0 &&
            errno != EINTR)
            return false;
        for (pollfd& each : wait) {
            if (each.fd < 0 || each.revents == 0) continue;
            const ssize_t count = read(each.fd, buffer.data(), buffer.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) {
                each.fd = -1;
                continue;
            }
            std::string& to = &each == &wait[0] ? result.output : complaint;
            const bool keep = &each == &wait[0] || to.size() < 1000;
            if (keep) to.append(buffer, 0, static_cast<std::size_t>(count));
            if (result.output.size() > limits.output_bytes) {
                result.reason = fmt::format("printed more than {} MB; raise --max-output",
                                            limits.output_bytes >> 20);
                return false;
            }
        }
    }
    return true;
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& words, std::string_view input,
                          const CommandLimits& limits) {
    if (words.empty()) return failure("the command is empty");
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    Pipe output, errors;
    const FileDescriptor source = memory_of(input);
    if (!source || !open_pipe(output) || !open_pipe(errors))
        return failure(fmt::format("cannot run a program: {}", std::strerror(errno)));

    const pid_t pid = fork();
    if (pid < 0) return failure(fmt::format("cannot run a program: {}", std::strerror(errno)));
    if (pid == 0)
        become(pointers.data(), source.get(), output.write.get(), errors.write.get(),
               limits.cpu_seconds);
    output.write.reset();
    errors.write.reset();
    CommandResult result;
    std::string complaint;
    const bool whole = taken(output.read, errors.read, result, complaint, limits);
    if (!whole) kill(-pid, SIGKILL);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!whole) return result;
    std::size_t replaced = 0;
    complaint = flowing(with_valid_utf8(complaint, replaced)).substr(0, 300);
    if (!is_utf8(complaint)) complaint.clear();
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        result.reason =
            fmt::format("{} took more than {} s of processor time; raise --max-cpu-seconds",
                        words[0], limits.cpu_seconds);
    else if (WIFSIGNALED(status))
        result.reason = fmt::format("{} crashed (signal {})", words[0], WTERMSIG(status));
    else if (WEXITSTATUS(status) == not_started)
        result.reason = fmt::format("cannot run {}: {}", words[0], complaint);
    else if (WEXITSTATUS(status) != 0)
        result.reason = fmt::format("{} ended with status {}{}{}", words[0], WEXITSTATUS(status),
                                    complaint.empty() ? "" : ": ", complaint);
    else
        result.good = true;
    return result;
}

std::vector<std::string> command_words(std::string_view line) {
    std::vector<std::string> words;
    bool inside = false;
    char quote = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (!quote && (c == ' ' || c == '\t')) {
            inside = false;
            continue;
        }
        if (!inside) words.emplace_back();
        inside = true;
        if (c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\''))
            quote = c;
        else if (c == '\\' && quote != '\'' && at + 1 < line.size())
            words.back() += line[++at];
        else
            words.back() += c;
    }
    return words;
}

}  // namespace imla
