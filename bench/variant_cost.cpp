// What the variant terms cost: the same collection indexed with and without them, in
// turns, on one thread each: bench_variant_cost FILE.jsonl [ROUNDS]
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "indexer/readers/json_lines.hpp"
#include "indexer/records.hpp"
#include "indexer/segment.hpp"

namespace fs = std::filesystem;
using namespace imla;

namespace {

/// As `imla-indexer` does, less the threads.
class Indexing : public ReadingSink {
  public:
    Indexing(const fs::path& path, bool variants) : book_(settings_.language, variants), segment_(path) {
        settings_.average_length = 145;   // of the English Wikipedia; it sets weights, not sizes
        start_batch();
    }
    void document(Document&& document) override {
        bytes_ += document.text.size();
        const std::uint64_t content = content_hash(document);
        maker_->add({std::move(document), "file", content});
        if (bytes_ < 4'000'000) return;
        end_batch();
        start_batch();
    }
    void problem(std::string where, std::string reason) override { std::cerr << where << ": " << reason << '\n'; }
    void guess(std::string) override {}
    void finish() {
        end_batch();
        segment_.finish();
    }

  private:
    void start_batch() {
        bytes_ = 0;
        batch_ = std::make_unique<Batch>();
        maker_ = std::make_unique<RecordMaker>(settings_, 0, book_, *batch_);
    }
    void end_batch() {
        batch_->seal();
        segment_.add(std::move(*batch_));
    }

    Settings settings_;
    WordBook book_;
    Segment segment_;
    std::unique_ptr<Batch> batch_;
    std::unique_ptr<RecordMaker> maker_;
    std::size_t bytes_ = 0;
};

void index(const char* file, const fs::path& path, bool variants) {
    std::ifstream in(file);
    Indexing sink(path, variants);
    JsonLines reader("", sink);
    unsigned number = 0;
    for (std::string line; std::getline(in, line);) reader.read(line, ++number);
    reader.finish();
    sink.finish();
}

struct Cost {
    double cpu = 0;   // seconds
    double megabytes = 0;
};

/// In a process of its own, so that none finds memory and caches that another left.
Cost cost_of(const char* file, bool variants) {
    std::string folder = (fs::temp_directory_path() / "imla-cost-XXXXXX").string();
    if (!mkdtemp(folder.data())) std::exit(2);
    const pid_t child = fork();
    if (child == 0) {
        index(file, folder + "/index", variants);
        _exit(0);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0) std::exit(2);
    Cost cost;
    for (const timeval& time : {usage.ru_utime, usage.ru_stime})
        cost.cpu += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    for (const auto& entry : fs::directory_iterator(folder + "/index"))
        cost.megabytes += static_cast<double>(entry.file_size()) / 1e6;
    fs::remove_all(folder);
    return cost;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || !std::ifstream(argv[1])) {
        std::cerr << "usage: bench_variant_cost FILE.jsonl [ROUNDS]\n";
        return 2;
    }
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 3;
    std::vector<double> cpu[2], size[2];
    for (int round = 0; round < rounds; ++round)
        for (const bool variants : {false, true}) {
            const Cost cost = cost_of(argv[1], variants);
            cpu[variants].push_back(cost.cpu);
            size[variants].push_back(cost.megabytes);
        }
    const auto tell = [](const char* what, double without, double with) {
        std::cout << what << ": without variant terms " << without << ", with " << with << ", they add "
                  << 100 * (with / without - 1) << " %, " << 100 * (1 - without / with) << " % of the whole\n";
    };
    tell("CPU seconds", median(cpu[false]), median(cpu[true]));
    tell("index in MB", median(size[false]), median(size[true]));
    return 0;
}
