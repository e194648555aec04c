// What a reading process may not do, tried out; and what it says, distrusted.
#include <doctest/doctest.h>

#include <cstring>
#include <random>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/readers/messages.hpp"
#include "indexer/readers/sandbox.hpp"

using namespace imla;

namespace {

/// Whether `attempt` fails in a confined process.
template <typename Attempt>
bool denied(Attempt attempt) {
    const pid_t pid = fork();
    if (pid == 0) {
        confine({10, 0});
        _exit(attempt() ? 1 : 0);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Message sample() {
    Message message;
    message.kind = MessageKind::document;
    Document& d = message.document;
    d.id = "a/b";
    d.title = "Qurʾān";
    d.extra = {{"key", "[1]"}};
    d.text = "One paragraph.\n\nKhān.";
    d.blocks = {{0, 14, 0, 1, 3, 7, 9}, {16, 22, 2, 0, 0, 0, 0}};
    return message;
}

}  // namespace

TEST_CASE("a confined process cannot write, connect or start anything") {
    CHECK(denied([] { return open("/tmp/imla-test-written", O_WRONLY | O_CREAT, 0600) >= 0; }));
    CHECK(denied([] { return open("/dev/null", O_RDWR) >= 0; }));
    CHECK(denied([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }));
    CHECK(denied([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }));
    CHECK(denied([] { return fork() >= 0; }));
    CHECK(denied([] { return execl("/bin/true", "true", nullptr) == 0; }));
    CHECK(denied([] { return kill(getppid(), 0) == 0; }));
    CHECK(denied([] { return unlink("/tmp/imla-test-none") == 0 || errno == ENOENT; }));
}

TEST_CASE("a confined process reads system data alone, where the kernel has Landlock") {
    const bool landlock = !denied([] {
        return confine({10, 0}).find("landlock") != std::string::npos;
    });
    if (!landlock) {
        MESSAGE("no Landlock here: skipped");
        return;
    }
    CHECK(denied([] { return open("/etc/passwd", O_RDONLY) >= 0; }));
    CHECK(!denied([] { return open("/usr/share", O_RDONLY | O_DIRECTORY) >= 0; }));
}

TEST_CASE("messages come back as they went") {
    const std::string bytes = encoded(sample()) +
                              encoded({MessageKind::problem, {}, "line 7", "bad", {}, {}, {}}) +
                              encoded({MessageKind::done, {}, {}, {}, {}, {}, {}});
    MessageStream stream(1 << 20);
    std::vector<Message> got;
    for (const char c : bytes) {  // in the smallest pieces
        stream.add(std::string_view(&c, 1));
        while (auto message = stream.next()) got.push_back(std::move(*message));
    }
    REQUIRE(got.size() == 3);
    CHECK(got[0].document.title == "Qurʾān");
    CHECK(got[0].document.extra == sample().document.extra);
    REQUIRE(got[0].document.blocks.size() == 2);
    CHECK(got[0].document.blocks[1].begin == 16);
    CHECK(got[0].document.blocks[0].source_end == 9);
    CHECK(got[1].where == "line 7");
    CHECK(got[2].kind == MessageKind::done);
}

TEST_CASE("nonsense from a reader is refused, not believed") {
    std::mt19937 random(7);
    unsigned broken = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = encoded(sample());
        for (unsigned edits = 1 + random() % 4; edits; --edits)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        MessageStream stream(1 << 16);
        stream.add(bytes);
        while (auto message = stream.next()) {
            std::size_t last = 0;
            for (const Block& b : message->document.blocks) {
                REQUIRE(b.begin >= last);
                REQUIRE(b.end > b.begin);
                REQUIRE(b.end <= message->document.text.size());
                last = b.end;
            }
        }
        broken += stream.broken();
    }
    CHECK(broken > 5'000);
}
