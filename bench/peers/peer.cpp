#include "bench/peers/peer.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>

namespace imla::bench {
namespace {

struct Arguments {
    std::string directory, queries, run, times;
    std::size_t top = 10, threads = 1, repeat = 1;
    Shape shape = Shape::words;
};

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double wall_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

double quantile(std::vector<double>& values, double which) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(which * static_cast<double>(values.size() - 1))];
}

Arguments arguments(int argc, char** argv) {
    Arguments args;
    args.directory = argv[2];
    args.queries = argv[3];
    args.top = std::stoul(argv[4]);
    for (int i = 5; i < argc; ++i) {
        const std::string option = argv[i];
        const auto value = [&]() -> std::string {
            if (++i == argc) throw std::runtime_error(option + " needs a value");
            return argv[i];
        };
        if (option == "--threads") args.threads = std::stoul(value());
        else if (option == "--repeat") args.repeat = std::stoul(value());
        else if (option == "--run") args.run = value();
        else if (option == "--times") args.times = value();
        else if (option == "--phrase") args.shape = Shape::phrase;
        else if (option == "--fuzzy") args.shape = Shape::fuzzy;
        else throw std::runtime_error("unknown option " + option);
    }
    return args;
}

/// One pass over the queries, shared among the threads; latencies in milliseconds.
std::vector<double> pass(std::vector<std::unique_ptr<Session>>& sessions,
                         const std::vector<Line>& queries, const Arguments& args,
                         std::vector<std::vector<Found>>& found) {
    std::vector<double> latencies(queries.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&](Session& session) {
        for (std::size_t i = next++; i < queries.size(); i = next++) {
            const double begin = wall_seconds();
            found[i] = session.search(queries[i].text, args.top, args.shape);
            latencies[i] = (wall_seconds() - begin) * 1000;
            if (args.run.empty()) found[i] = {};  // shown, and not kept
            for (Found& hit : found[i]) hit.text = {};
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < sessions.size(); ++i)
        threads.emplace_back(work, std::ref(*sessions[i]));
    work(*sessions.front());
    for (std::thread& thread : threads) thread.join();
    return latencies;
}

int search(Peer& peer, int argc, char** argv) {
    const Arguments args = arguments(argc, argv);
    const std::vector<Line> queries = lines_of(args.queries);
    const double opening = wall_seconds();
    std::vector<std::unique_ptr<Session>> sessions;
    for (std::size_t i = 0; i < args.threads; ++i) sessions.push_back(peer.open(args.directory));
    const double open_seconds = wall_seconds() - opening;

    std::vector<std::vector<Found>> found(queries.size());
    std::vector<double> cpu, wall, latencies;
    for (std::size_t i = 0; i < args.repeat; ++i) {
        const double cpu_begin = cpu_seconds(), wall_begin = wall_seconds();
        latencies = pass(sessions, queries, args, found);
        cpu.push_back(cpu_seconds() - cpu_begin);
        wall.push_back(wall_seconds() - wall_begin);
    }
    if (!args.times.empty()) {
        std::ofstream times(args.times);
        // The last pass is the warmest; with --repeat 1 it is also the first.
        times << "queries " << queries.size() << "\nopen_seconds " << open_seconds
              << "\ncpu_seconds " << cpu.back() << "\nwall_seconds " << wall.back()
              << "\nfirst_cpu_seconds " << cpu.front() << "\nmedian_ms " << quantile(latencies, 0.5)
              << "\np99_ms " << quantile(latencies, 0.99) << "\npeak_kb " << peak_kilobytes() << '\n';
    }
    if (!args.run.empty()) {
        std::FILE* run = std::fopen(args.run.c_str(), "w");
        if (!run) throw std::runtime_error("cannot write " + args.run);
        for (std::size_t i = 0; i < queries.size(); ++i)
            for (std::size_t rank = 0; rank < found[i].size(); ++rank)
                std::fprintf(run, "%s Q0 %s %zu %.6f %s\n", queries[i].id.c_str(),
                             found[i][rank].id.c_str(), rank + 1, found[i][rank].score,
                             peer.name().c_str());
        std::fclose(run);
    }
    return 0;
}

}  // namespace

std::vector<Line> lines_of(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path);
    std::vector<Line> lines;
    for (std::string line; std::getline(in, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) throw std::runtime_error(path + ": a line without a tab");
        lines.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return lines;
}

int run_peer(Peer& peer, int argc, char** argv) {
    try {
        if (argc == 4 && std::strcmp(argv[1], "index") == 0) {
            peer.index(lines_of(argv[2]), argv[3]);
            return 0;
        }
        if (argc >= 5 && std::strcmp(argv[1], "search") == 0) return search(peer, argc, argv);
        std::cerr << "usage: " << argv[0] << " index PASSAGES DIR | search DIR QUERIES TOP [options]\n";
    } catch (const std::exception& e) {
        std::cerr << argv[0] << ": " << e.what() << '\n';
    }
    return 2;
}

}  // namespace imla::bench
