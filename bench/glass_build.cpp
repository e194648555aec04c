// What building costs, apart from reading and analysis: the same words through
// glass::Builder and through Xapian's public API.
//
//     zcat wiki-100mb.jsonl.gz | glass_build tokens|glass|xapian DIRECTORY [THREADS [MEMORY]]
//
// `tokens` only cuts the text into words, so that its time can be taken off the
// others'. THREADS and MEMORY (MB) are for `glass`. Passages are paragraphs put together to 600
// bytes or more; words are runs of ASCII letters and digits and other bytes
// from 0x80, folded for ASCII case. Prints CPU and wall seconds from passages
// in memory to a database on disk.
#include <sys/resource.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "glass/builder.hpp"

namespace {

using Passages = std::vector<std::string>;

Passages read_passages(std::istream& in) {
    Passages passages;
    std::string line;
    while (std::getline(in, line)) {
        const std::string text = nlohmann::json::parse(line).at("text");
        std::string passage;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            passage.append(text, at, end - at).append(1, ' ');
            at = end + 1;
            if (passage.size() < 600 && at < text.size()) continue;
            passages.push_back(std::move(passage));
            passage.clear();
        }
    }
    return passages;
}

/// Calls `take(word, position)` for each word of `text`.
template <class Take>
void each_word(std::string_view text, Take take) {
    struct Folded {
        unsigned char of[256] = {};
        Folded() {
            for (int c = 0x80; c < 256; ++c) of[c] = static_cast<unsigned char>(c);
            for (int c = '0'; c <= '9'; ++c) of[c] = static_cast<unsigned char>(c);
            for (int c = 'a'; c <= 'z'; ++c)
                of[c] = of[c - 'a' + 'A'] = static_cast<unsigned char>(c);
        }
    };
    static const Folded folded;
    char word[64];
    std::size_t size = 0;
    std::uint32_t position = 0;
    for (const char c : text) {
        if (const unsigned char f = folded.of[static_cast<unsigned char>(c)]) {
            if (size < sizeof word) word[size++] = static_cast<char>(f);
        } else if (size > 0) {
            take(std::string_view(word, size), ++position);
            size = 0;
        }
    }
    if (size > 0) take(std::string_view(word, size), ++position);
}

std::uint64_t count_words(const Passages& passages) {
    std::uint64_t sum = 0;
    for (const std::string& passage : passages)
        each_word(passage, [&](std::string_view word, std::uint32_t position) {
            sum += position * static_cast<unsigned char>(word[0]) % 2 + 1;
        });
    return sum;
}

void build_with_glass(const Passages& passages, const std::string& directory, unsigned threads,
                      std::size_t megabytes) {
    namespace glass = imla::glass;
    glass::Builder builder(directory, {.memory = megabytes << 20});
    // Runs of a fixed number of passages, taken in order by whoever is free.
    constexpr std::size_t batch = 4000;
    std::mutex mutex;
    std::condition_variable turn;
    std::size_t next = 0, added = 0;
    const auto work = [&] {
        for (;;) {
            std::unique_lock lock(mutex);
            const std::size_t begin = next, end = std::min(begin + batch, passages.size());
            if (begin >= passages.size()) return;
            next = end;
            lock.unlock();
            glass::Run run = builder.new_run();
            for (std::size_t i = begin; i < end; ++i) {
                run.start_document();
                run.set_data(passages[i]);
                each_word(passages[i], [&](std::string_view word, std::uint32_t position) {
                    run.add_posting(word, position);
                });
                run.end_document();
            }
            run.seal();
            lock.lock();
            turn.wait(lock, [&] { return added == begin; });
            builder.add(std::move(run));
            added = end;
            turn.notify_all();
        }
    };
    std::vector<std::jthread> workers;
    for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
    work();
    workers.clear();
    const glass::BuildStatistics statistics = builder.finish();
    std::printf("%u runs, %u spilled\n", statistics.runs, statistics.spilled);
}

void build_with_xapian(const Passages& passages, const std::string& directory) {
    const std::string loose = directory + ".loose";
    {
        Xapian::WritableDatabase database(loose, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        for (const std::string& passage : passages) {
            Xapian::Document document;
            document.set_data(passage);
            each_word(passage, [&](std::string_view word, std::uint32_t position) {
                document.add_posting(std::string(word), position);
            });
            database.add_document(document);
        }
        database.commit();
    }
    Xapian::Database(loose).compact(directory);
    std::filesystem::remove_all(loose);
}

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 3) {
        std::fprintf(stderr, "usage: glass_build tokens|glass|xapian DIRECTORY [THREADS [MEMORY]] < JSONL\n");
        return 2;
    }
    const std::string mode = argv[1], directory = argv[2];
    const unsigned threads = argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 1;
    const std::size_t megabytes = argc > 4 ? std::stoul(argv[4]) : 256;
    const Passages passages = read_passages(std::cin);
    std::size_t bytes = 0;
    for (const std::string& passage : passages) bytes += passage.size();

    const double cpu = cpu_seconds();
    const auto start = std::chrono::steady_clock::now();
    if (mode == "tokens")
        std::printf("(%llu)\n", static_cast<unsigned long long>(count_words(passages)));
    else if (mode == "glass")
        build_with_glass(passages, directory, threads, megabytes);
    else
        build_with_xapian(passages, directory);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    std::printf("%s: %zu passages, %.1f MB: CPU %.2f s, wall %.2f s\n", mode.c_str(), passages.size(),
                static_cast<double>(bytes) * 1e-6, cpu_seconds() - cpu, wall.count());
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("peak memory %ld MB, the passages included\n", usage.ru_maxrss / 1024);
    if (mode == "tokens") return 0;
    std::uintmax_t total = 0;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        total += entry.file_size();
        std::printf("  %-16s %7.1f MB\n", entry.path().filename().c_str(),
                    static_cast<double>(entry.file_size()) * 1e-6);
    }
    std::printf("  %-16s %7.1f MB, %.2f times the text\n", "all", static_cast<double>(total) * 1e-6,
                static_cast<double>(total) / static_cast<double>(bytes));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "glass_build: %s\n", error.what());
    return 2;
} catch (const Xapian::Error& error) {
    std::fprintf(stderr, "glass_build: %s\n", error.get_description().c_str());
    return 2;
}
