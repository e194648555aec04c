// Reads files as the indexer would and counts what came of them: the measure
// behind the table of docs/formats.md. Usage: read-files PATH...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "indexer/readers/apart.hpp"

namespace {

namespace fs = std::filesystem;
using namespace imla;

struct Counts {
    std::size_t files = 0, documents = 0, with_problem = 0, without_text = 0, bytes = 0, text = 0;
    double seconds = 0;
};

struct Counting final : ReadingSink {
    std::string file, type;
    std::size_t documents = 0, text = 0;
    std::vector<std::string> problems, guesses;

    void document(Document&& d) override {
        if (type.empty()) type = d.type;  // of the file's first document
        ++documents;
        text += d.text.size();
    }
    void problem(std::string where, std::string reason) override {
        problems.push_back(
            fmt::format("{}{}{}: {}", file, where.empty() ? "" : ", ", where, reason));
    }
    void guess(std::string what) override { guesses.push_back(fmt::format("{}: {}", file, what)); }
};

/// Maps a file; an empty one maps to nothing.
class Mapped {
  public:
    explicit Mapped(const fs::path& file) {
        const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
        size_ = descriptor < 0 ? 0 : static_cast<std::size_t>(lseek(descriptor, 0, SEEK_END));
        if (size_ > 0) bytes_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (bytes_ == MAP_FAILED) size_ = 0;
        if (descriptor >= 0) close(descriptor);
    }
    ~Mapped() {
        if (size_ > 0) munmap(bytes_, size_);
    }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;
    std::string_view bytes() const { return {static_cast<const char*>(bytes_), size_}; }

  private:
    void* bytes_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
    std::vector<fs::path> files;
    std::vector<std::string_view> roots(arguments + 1, arguments + count);
    for (const std::string_view root : roots) {
        if (fs::is_regular_file(root))
            files.emplace_back(root);
        else
            for (const auto& entry : fs::recursive_directory_iterator(root))
                if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    start_reading_processes();
    std::map<std::string, Counts> by_type;
    std::vector<std::string> problems, guesses;
    const auto start = std::chrono::steady_clock::now();
    for (const fs::path& file : files) {
        const Mapped mapped(file);
        Counting sink;
        sink.file = file.filename();
        const auto begin = std::chrono::steady_clock::now();
        const Known known = read_content({file, file.filename(), mapped.bytes()}, {}, sink);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        if (sink.type.empty()) sink.type = known == Known::no ? "(not read)" : "(no text)";
        Counts& counts = by_type[sink.type];
        ++counts.files;
        counts.documents += sink.documents;
        counts.with_problem += !sink.problems.empty();
        counts.bytes += mapped.bytes().size();
        counts.text += sink.text;
        counts.seconds += took.count();
        problems.insert(problems.end(), sink.problems.begin(), sink.problems.end());
        guesses.insert(guesses.end(), sink.guesses.begin(), sink.guesses.end());
    }
    const std::chrono::duration<double> all = std::chrono::steady_clock::now() - start;
    fmt::print(
        "| type | files | documents | files with a problem | MB | MB of text | s "
        "|\n|---|---|---|---|---|---|---|\n");
    for (const auto& [type, c] : by_type)
        fmt::print("| {} | {} | {} | {} | {:.1f} | {:.1f} | {:.2f} |\n", type, c.files, c.documents,
                   c.with_problem, static_cast<double>(c.bytes) / 1e6,
                   static_cast<double>(c.text) / 1e6, c.seconds);
    rusage own{};
    getrusage(RUSAGE_SELF, &own);
    fmt::print("\n{} files in {:.1f} s; {} MB at most in the program itself\n\n", files.size(),
               all.count(), own.ru_maxrss / 1024);
    for (const std::string& line : problems) fmt::print("problem {}\n", line);
    for (const std::string& line : guesses) fmt::print("guess {}\n", line);
}
