#include "indexer/readers/launcher.hpp"

#include <clocale>
#include <csignal>
#include <cstring>
#include <new>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "indexer/readers/format.hpp"
#include "indexer/readers/messages.hpp"
#include "indexer/readers/ocr.hpp"
#include "indexer/readers/sandbox.hpp"

namespace imla {
namespace {

constexpr std::uint64_t megabyte = 1 << 20;

struct Order {
    FileDescriptor file, messages, ending;
};

bool write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = write(to, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

struct PipeSink final : ReadingSink {
    explicit PipeSink(int to) : pipe(to) {}
    int pipe;
    void send(const Message& message) {
        if (!write_all(pipe, encoded(message))) _exit(0);  // nobody listens any more
    }
    void document(Document&& d) override {
        send({MessageKind::document, std::move(d), {}, {}, {}, {}, {}});
    }
    void problem(std::string where, std::string reason) override {
        tell(MessageKind::problem, std::move(where), std::move(reason));
    }
    void guess(std::string what) override { tell(MessageKind::guess, {}, std::move(what)); }
    void external(std::string where, const Content& part) override {
        send({MessageKind::external, {}, std::move(where), {}, part.path, part.name,
              std::string(part.bytes)});
    }
    void tell(MessageKind kind, std::string where = {}, std::string text = {}) {
        send({kind, {}, std::move(where), std::move(text), {}, {}, {}});
    }
};

std::string_view decoded_order(std::string_view bytes, Content& content,
                               ReadingSettings& settings) {
    ByteReader outer(bytes);
    ByteReader in(outer.string());
    content.path = in.string();
    content.name = in.string();
    settings.encoding = in.string();
    settings.ocr = in.number() != 0;
    settings.ocr_language = in.string();
    for (std::uint64_t count = in.number(); count > 0 && !in.bad(); --count)
        settings.external[std::string(in.string())];
    for (std::uint64_t count = in.number(); count > 0 && !in.bad(); --count)
        settings.csv.text.emplace_back(in.string());
    for (std::string* column :
         {&settings.csv.id, &settings.csv.title, &settings.csv.author, &settings.csv.date,
          &settings.csv.source, &settings.csv.url, &settings.csv.language})
        *column = in.string();
    Limits& limits = settings.limits;
    for (unsigned* value : {&limits.cpu_seconds, &limits.memory_mb, &limits.output_mb,
                            &limits.depth, &limits.entries, &limits.pages})
        *value = static_cast<unsigned>(in.number());
    return bytes.substr(bytes.size() - outer.left());
}

/// The reader: maps the file, gives up its rights, reads, ends.
[[noreturn]] void run_reader(Order order) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    order.ending.reset();
    const off_t size = lseek(order.file.get(), 0, SEEK_END);
    void* bytes =
        mmap(nullptr, static_cast<std::size_t>(size), PROT_READ, MAP_PRIVATE, order.file.get(), 0);
    if (bytes == MAP_FAILED) _exit(out_of_memory_status);
    Content content;
    ReadingSettings settings;
    content.bytes = decoded_order({static_cast<const char*>(bytes), static_cast<std::size_t>(size)},
                                  content, settings);
    std::set_new_handler([] { throw std::bad_alloc(); });
    std::setlocale(LC_CTYPE, "C.UTF-8");  // libarchive gives names in the locale's encoding
    if (settings.ocr) start_ocr(settings.ocr_language, order.messages.get());
    confine({cpu_seconds_for(content.bytes.size(), settings.limits),
             address_space_for(content.bytes.size(), settings.limits)});
    PipeSink sink(order.messages.get());
    try {
        Budget budget;
        if (read_part(content, settings, sink, budget) == Known::no)
            sink.tell(MessageKind::unknown_type);
        sink.tell(MessageKind::done);
    } catch (const std::bad_alloc&) {
        _exit(out_of_memory_status);
    } catch (const std::exception& error) {
        sink.problem("", fmt::format("the reader gave up: {}", error.what()));
        sink.tell(MessageKind::done);
    }
    _exit(0);
}

volatile std::sig_atomic_t watched = 0, clock_rang = 0;

/// The watcher: waits for its reader, stops it when its time is over, says how it ended.
[[noreturn]] void run_watcher(Order order) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::string head(4096, '\0');
    const ssize_t count = pread(order.file.get(), head.data(), head.size(), 0);
    Content content;
    ReadingSettings settings;
    if (count > 0)
        decoded_order(std::string_view(head).substr(0, static_cast<std::size_t>(count)), content,
                      settings);
    const auto size = static_cast<std::size_t>(lseek(order.file.get(), 0, SEEK_END));
    const pid_t reader = fork();
    if (reader == 0) run_reader(std::move(order));
    Ending ending;
    if (reader < 0) {
        ending.wait_status = out_of_memory_status << 8;
    } else {
        order.messages.reset();
        order.file.reset();
        watched = reader;
        std::signal(SIGALRM, [](int) {
            clock_rang = 1;
            kill(static_cast<pid_t>(watched), SIGKILL);
        });
        alarm(static_cast<unsigned>(wall_seconds_for(size, settings)));
        rusage usage{};
        int status = 0;
        while (wait4(reader, &status, 0, &usage) < 0 && errno == EINTR) {
        }
        ending.wait_status = status;
        ending.out_of_time = clock_rang;
        ending.peak_kb = usage.ru_maxrss;
        ending.cpu_ms = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
                        (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
    }
    write_all(order.ending.get(), {reinterpret_cast<const char*>(&ending), sizeof ending});
    _exit(0);
}

/// The three descriptors of an order, or none when the other side is gone.
bool receive(int socket, Order& order) {
    char byte = 0;
    iovec part{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(3 * sizeof(int))] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t count = 0;
    while ((count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {
    }
    const cmsghdr* header = CMSG_FIRSTHDR(&message);
    if (count <= 0 || !header || header->cmsg_len != CMSG_LEN(3 * sizeof(int))) return false;
    int numbers[3];
    std::memcpy(numbers, CMSG_DATA(header), sizeof numbers);
    order = {FileDescriptor(numbers[0]), FileDescriptor(numbers[1]), FileDescriptor(numbers[2])};
    return true;
}

}  // namespace

std::uint64_t cpu_seconds_for(std::size_t bytes, const Limits& limits) {
    return limits.cpu_seconds + bytes / megabyte;
}

std::uint64_t address_space_for(std::size_t bytes, const Limits& limits) {
    const std::uint64_t own = 256 * megabyte;  // the program and its libraries before any file
    return own + limits.memory_mb * megabyte + bytes;
}

std::uint64_t wall_seconds_for(std::size_t bytes, const ReadingSettings& settings) {
    // A machine may be busy, and tesseract counts its own processor time.
    return cpu_seconds_for(bytes, settings.limits) * (settings.ocr ? 100 : 10) + 10;
}

std::string encoded_order(const Content& content, const ReadingSettings& settings) {
    ByteWriter out;
    out.string(content.path);
    out.string(content.name);
    out.string(settings.encoding);
    out.number(settings.ocr);
    out.string(settings.ocr_language);
    out.number(settings.external.size());
    for (const auto& [extension, command] : settings.external) out.string(extension);
    out.number(settings.csv.text.size());
    for (const std::string& column : settings.csv.text) out.string(column);
    for (const std::string* column :
         {&settings.csv.id, &settings.csv.title, &settings.csv.author, &settings.csv.date,
          &settings.csv.source, &settings.csv.url, &settings.csv.language})
        out.string(*column);
    const Limits& limits = settings.limits;
    for (const unsigned value : {limits.cpu_seconds, limits.memory_mb, limits.output_mb,
                                 limits.depth, limits.entries, limits.pages})
        out.number(value);
    ByteWriter whole;
    whole.string(out.bytes);
    return std::move(whole.bytes);
}

void serve_orders(FileDescriptor socket) {
    std::signal(SIGINT, SIG_IGN);   // the indexer decides what Ctrl-C means
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe shows as a failed write
    std::signal(SIGCHLD, SIG_IGN);  // watchers need no wait
    for (Order order; receive(socket.get(), order);) {
        const pid_t watcher = fork();
        if (watcher == 0) {
            std::signal(SIGCHLD, SIG_DFL);
            socket.reset();
            run_watcher(std::move(order));
        }
        order = {};
    }
    _exit(0);
}

}  // namespace imla
