// Stands between a client and a server and counts round trips: how often the
// client speaks after the server has spoken. Prints its counts when it is told
// to stop, and starts them anew on SIGUSR1.
//
//   counting-proxy LISTEN_PORT SERVER_PORT      both on loopback
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

volatile sig_atomic_t stop = 0, again = 0;

struct Connection {
    int client, server;
    bool server_spoke = true;   // so the first word of the client begins a round trip
};

struct Counts {
    unsigned long connections = 0, round_trips = 0, bytes_there = 0, bytes_back = 0;
};

sockaddr_in loopback(const char* port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<unsigned short>(std::atoi(port)));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// False at the end of the stream.
bool forward(int from, int to, unsigned long& bytes) {
    char buffer[65536];
    const ssize_t got = read(from, buffer, sizeof buffer);
    if (got <= 0) return false;
    bytes += static_cast<unsigned long>(got);
    for (ssize_t sent = 0; sent < got;) {
        const ssize_t now = write(to, buffer + sent, static_cast<size_t>(got - sent));
        if (now <= 0) return false;
        sent += now;
    }
    return true;
}

void print(const Counts& counts) {
    std::printf("%lu connections, %lu round trips, %lu bytes there, %lu bytes back\n", counts.connections,
                counts.round_trips, counts.bytes_there, counts.bytes_back);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: counting-proxy LISTEN_PORT SERVER_PORT\n");
        return 2;
    }
    struct sigaction action {};
    action.sa_handler = [](int) { stop = 1; };
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    action.sa_handler = [](int) { again = 1; };
    sigaction(SIGUSR1, &action, nullptr);
    signal(SIGPIPE, SIG_IGN);

    const int listening = socket(AF_INET, SOCK_STREAM, 0);
    const int yes = 1;
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in here = loopback(argv[1]);
    const sockaddr_in there = loopback(argv[2]);
    if (bind(listening, reinterpret_cast<sockaddr*>(&here), sizeof here) != 0 || listen(listening, 64) != 0) {
        std::perror("counting-proxy");
        return 2;
    }
    std::vector<Connection> connections;
    Counts counts;
    while (!stop) {
        if (again) {
            again = 0;
            print(counts);
            counts = {};
        }
        std::vector<pollfd> waiting{{listening, POLLIN, 0}};
        for (const Connection& each : connections) {
            waiting.push_back({each.client, POLLIN, 0});
            waiting.push_back({each.server, POLLIN, 0});
        }
        if (poll(waiting.data(), waiting.size(), -1) < 0) continue;   // a signal
        std::vector<Connection> open;
        for (std::size_t i = 0; i < connections.size(); ++i) {
            Connection each = connections[i];
            bool alive = true;
            if (waiting[2 * i + 2].revents) {
                alive = forward(each.server, each.client, counts.bytes_back);
                each.server_spoke = true;
            }
            if (alive && waiting[2 * i + 1].revents) {
                alive = forward(each.client, each.server, counts.bytes_there);
                if (alive && each.server_spoke) ++counts.round_trips;
                each.server_spoke = false;
            }
            if (alive) {
                open.push_back(each);
            } else {
                close(each.client);
                close(each.server);
            }
        }
        connections = std::move(open);
        if (waiting[0].revents) {
            const int client = accept(listening, nullptr, nullptr);
            const int server = socket(AF_INET, SOCK_STREAM, 0);
            if (client >= 0 && connect(server, reinterpret_cast<const sockaddr*>(&there), sizeof there) == 0) {
                // Else small packets wait for one another, and time is the proxy's.
                setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                connections.push_back({client, server});
                ++counts.connections;
            } else {
                close(client);
                close(server);
            }
        }
    }
    print(counts);
}
