#include "indexer/readers/apart.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "indexer/readers/external.hpp"
#include "indexer/readers/format.hpp"
#include "indexer/readers/launcher.hpp"
#include "indexer/readers/messages.hpp"
#include "schema/user_error.hpp"

namespace imla {
namespace {

std::mutex launcher_mutex;
std::shared_ptr<FileDescriptor> launcher_socket;

[[noreturn]] void give_up(const char* what) {
    throw UserError(
        fmt::format("cannot start a process to read files in: {}: {}", what, std::strerror(errno)));
}

/// The launcher keeps its socket and the three standard streams, which lead nowhere; errors of
/// libraries would come without the file's name.
void forget_everything_else(int keep) {
    const int nowhere = open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO}) dup2(nowhere, stream);
    if (!std::getenv("IMLA_READER_STDERR")) dup2(nowhere, STDERR_FILENO);
    const auto last = static_cast<unsigned>(keep);
    if (last > 3) close_range(3, last - 1, 0);
    close_range(last + 1, ~0u, 0);
    for (const int crash : {SIGSEGV, SIGABRT, SIGBUS}) std::signal(crash, SIG_DFL);
}

/// The launcher's socket, starting it first, or again where `dead` is what it was.
std::shared_ptr<FileDescriptor> launcher(const std::shared_ptr<FileDescriptor>& dead = {}) {
    const std::lock_guard lock(launcher_mutex);
    if (launcher_socket && launcher_socket != dead) return launcher_socket;
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        give_up("socketpair");
    FileDescriptor ours(ends[0]), theirs(ends[1]);
    const pid_t pid = fork();
    if (pid < 0) give_up("fork");
    if (pid == 0) {
        const pid_t serving = fork();  // twice, so that the indexer's own waits never see it
        if (serving != 0) _exit(serving < 0);
        forget_everything_else(theirs.get());
        serve_orders(std::move(theirs));
    }
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (status != 0) give_up("fork");
    launcher_socket = std::make_shared<FileDescriptor>(std::move(ours));
    return launcher_socket;
}

bool sent(int socket, std::array<int, 3> descriptors) {
    char byte = 1;
    iovec part{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof descriptors)] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof descriptors);
    std::memcpy(CMSG_DATA(header), descriptors.data(), sizeof descriptors);
    return sendmsg(socket, &message, MSG_NOSIGNAL) == 1;
}

/// Order and file as one piece of memory that the reader can map.
FileDescriptor memory_file(std::string_view order, std::string_view bytes) {
    FileDescriptor file(memfd_create("file", MFD_CLOEXEC));
    if (!file) give_up("memfd_create");
    for (std::string_view rest : {order, bytes})
        while (!rest.empty()) {
            const ssize_t count =
                write(file.get(), rest.data(), std::min<std::size_t>(rest.size(), 1u << 30));
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) give_up("write");
            rest.remove_prefix(static_cast<std::size_t>(count));
        }
    return file;
}

std::size_t read_some(int from, char* to, std::size_t size) {
    ssize_t count = 0;
    while ((count = read(from, to, size)) < 0 && errno == EINTR) {
    }
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

/// What the receiving side found out.
struct Received {
    bool done = false, broken = false, too_much = false;
    Known known = Known::yes;
};

/// A part that the reader passed out, for a program of the user's.
void read_outside(const Message& message, const ReadingSettings& settings, ReadingSink& sink) {
    PartSink part(sink, message.where);
    ReadingSink& to = message.where.empty() ? sink : static_cast<ReadingSink&>(part);
    const Content content{message.path, message.name, message.bytes};
    if (!read_external(content, extension(message.name, true), settings, to))
        to.problem("", "there is no command for it");
}

Received receive(int messages, const ReadingSettings& settings, ReadingSink& sink) {
    Received out;
    const Limits& limits = settings.limits;
    const std::uint64_t most = 2 * (static_cast<std::uint64_t>(limits.output_mb) << 20) + (1 << 20);
    MessageStream stream(most);
    std::string buffer(1 << 16, '\0');
    std::uint64_t total = 0;
    while (!out.done && !out.broken) {
        const std::size_t count = read_some(messages, buffer.data(), buffer.size());
        if (count == 0) break;
        total += count;
        if (total > most) {
            out.too_much = true;
            break;
        }
        stream.add(std::string_view(buffer).substr(0, count));
        while (auto message = stream.next()) {
            switch (message->kind) {
                case MessageKind::document:
                    sink.document(std::move(message->document));
                    break;
                case MessageKind::problem:
                    sink.problem(std::move(message->where), std::move(message->text));
                    break;
                case MessageKind::guess:
                    sink.guess(std::move(message->text));
                    break;
                case MessageKind::external:
                    read_outside(*message, settings, sink);
                    break;
                case MessageKind::unknown_type:
                    out.known = Known::no;
                    break;
                case MessageKind::done:
                    out.done = true;
                    break;
            }
        }
        out.broken = stream.broken();
    }
    return out;
}

/// Why a reader that did not finish ended, and what to do about it.
std::string reason_of(const Ending& ending, const Received& received, std::size_t bytes,
                      const ReadingSettings& settings) {
    const Limits& limits = settings.limits;
    const int status = ending.wait_status;
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    const std::uint64_t cpu = cpu_seconds_for(bytes, limits);
    if (received.too_much)
        return fmt::format("gives more than {} MB of text; raise --max-output to read it all",
                           limits.output_mb);
    if (signal == SIGXCPU ||
        (signal == SIGKILL && ending.cpu_ms >= static_cast<std::int64_t>(cpu) * 1000))
        return fmt::format(
            "took more than {} s of processor time; raise --max-cpu-seconds (now {}) to read it",
            cpu, limits.cpu_seconds);
    if (ending.out_of_time)
        return fmt::format("took more than {} s; raise --max-cpu-seconds (now {}) to read it",
                           wall_seconds_for(bytes, settings), limits.cpu_seconds);
    const bool near_limit = ending.peak_kb > static_cast<std::int64_t>(limits.memory_mb) * 1024 / 2;
    if ((WIFEXITED(status) && WEXITSTATUS(status) == out_of_memory_status) ||
        (near_limit && status != 0))
        return fmt::format("needs more than {} MB of memory; raise --max-memory to read it",
                           limits.memory_mb);
    if (received.broken)
        return "the reader sent nonsense: a hostile file, or a bug; please report it";
    if (signal != 0)
        return fmt::format(
            "the reader crashed (signal {}): the file is damaged or hostile; try converting it",
            signal);
    return fmt::format(
        "the reader ended early (status {}): the file is damaged or hostile; try converting it",
        WEXITSTATUS(status));
}

}  // namespace

void start_reading_processes() {
    launcher();
}

Known read_apart(const Content& content, const ReadingSettings& settings, ReadingSink& sink) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) give_up("pipe");
    FileDescriptor messages(ends[0]), messages_end(ends[1]);
    if (pipe2(ends.data(), O_CLOEXEC) != 0) give_up("pipe");
    FileDescriptor endings(ends[0]), endings_end(ends[1]);
    const FileDescriptor file = memory_file(encoded_order(content, settings), content.bytes);
    const std::array<int, 3> descriptors{file.get(), messages_end.get(), endings_end.get()};
    const auto socket = launcher();
    if (!sent(socket->get(), descriptors) && !sent(launcher(socket)->get(), descriptors))
        give_up("sendmsg");
    messages_end.reset();
    endings_end.reset();

    const Received received = receive(messages.get(), settings, sink);
    messages.reset();  // a reader that still writes ends here
    if (received.done) return received.known;
    Ending ending;
    ending.wait_status = SIGKILL;
    read_some(endings.get(), reinterpret_cast<char*>(&ending), sizeof ending);
    sink.problem("", reason_of(ending, received, content.bytes.size(), settings));
    return Known::yes;
}

}  // namespace imla
