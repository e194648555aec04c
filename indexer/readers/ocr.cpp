#include "indexer/readers/ocr.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <sys/prctl.h>
#include <sys/socket.h>

#include "indexer/readers/command.hpp"
#include "indexer/readers/file_descriptor.hpp"

namespace imla {
namespace {

// Both directions: eight bytes of length, then the bytes. An answer starts with '+' or '-'.
FileDescriptor helper;

bool transfer(int socket, char* bytes, std::size_t size, bool sending) {
    while (size > 0) {
        const ssize_t count = sending ? write(socket, bytes, size) : read(socket, bytes, size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

bool send_string(int socket, std::string_view text) {
    std::uint64_t size = text.size();
    return transfer(socket, reinterpret_cast<char*>(&size), sizeof size, true) &&
           transfer(socket, const_cast<char*>(text.data()), text.size(), true);
}

bool receive_string(int socket, std::string& text) {
    constexpr std::uint64_t most = 1u << 30;
    std::uint64_t size = 0;
    if (!transfer(socket, reinterpret_cast<char*>(&size), sizeof size, false) || size > most)
        return false;
    text.resize(size);
    return transfer(socket, text.data(), size, false);
}

[[noreturn]] void serve(int socket, const std::string& language) {
    for (std::string image; receive_string(socket, image);) {
        constexpr CommandLimits limits{120, 300, 1 << 24};
        const CommandResult result =
            run_command({"tesseract", "stdin", "stdout", "-l", language}, image, limits);
        if (!send_string(socket, result.good ? "+" + result.output : "-" + result.reason)) break;
    }
    _exit(0);
}

}  // namespace

void start_ocr(const std::string& language, int keep_out) {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return;
    FileDescriptor ours(ends[0]), theirs(ends[1]);
    const pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        ours.reset();
        close(keep_out);
        serve(theirs.get(), language);
    }
    if (pid > 0) helper = std::move(ours);
}

bool has_ocr() {
    return static_cast<bool>(helper);
}

Recognised recognised_text(std::string_view image) {
    std::string answer;
    if (!helper || !send_string(helper.get(), image) || !receive_string(helper.get(), answer) ||
        answer.empty())
        return {{}, "tesseract could not be asked"};
    const bool good = answer.front() == '+';
    answer.erase(0, 1);
    return good ? Recognised{std::move(answer), {}} : Recognised{{}, std::move(answer)};
}

}  // namespace imla
