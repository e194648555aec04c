// Kills the indexer at random moments, and looks what is left: the index must
// open, pass its check, and hold exactly the state before or the state after;
// and the next run must complete the work.
//
//   kill_runner IMLA-INDEXER KILLS [SEED]
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;
using clock_type = std::chrono::steady_clock;

namespace {

using Lines = std::multiset<std::string>;  // of an export

std::mt19937_64 random_bits;
std::size_t random_below(std::size_t limit) { return random_bits() % limit; }

// The collection as it should be; written to disk file by file.
class Collection {
  public:
    explicit Collection(fs::path folder) : folder_(std::move(folder)) {
        fs::create_directories(folder_);
    }

    void change() {
        const bool large = random_below(3) == 0;
        for (std::size_t i = 0, n = 1 + random_below(large ? 300 : 6); i < n; ++i) {
            const std::string name = "f" + std::to_string(random_below(400)) + ".txt";
            const std::size_t what = random_below(10);
            if (what < 7) write(name, sentence());
            else if (what < 9) remove(name);
            else move(name, "m" + std::to_string(random_below(400)) + ".txt");
        }
        if (random_below(2) == 0) change_lines(large ? 2500 : 20);
    }

    Lines exported() const {
        Lines lines;
        for (const auto* texts : {&files_, &lines_})
            for (const auto& [id, text] : *texts)
                lines.insert("{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}");
        return lines;
    }

  private:
    std::string sentence() {
        std::string text = "Report " + std::to_string(random_bits());
        for (std::size_t i = 0, n = random_below(60); i < n; ++i)
            text += " word" + std::to_string(random_below(5000));
        return text + ".";
    }

    void write(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name) << text << '\n';
        files_[name] = text;
    }

    void remove(const std::string& name) {
        if (files_.erase(name) > 0) fs::remove(folder_ / name);
    }

    void move(const std::string& from, const std::string& to) {
        const auto file = files_.find(from);
        if (file == files_.end() || files_.contains(to)) return;
        fs::rename(folder_ / from, folder_ / to);
        files_[to] = file->second;
        files_.erase(from);
    }

    void change_lines(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::string id = "line " + std::to_string(random_below(4000));
            if (random_below(4) == 0) lines_.erase(id);
            else lines_[id] = sentence();
        }
        std::ofstream stream(folder_ / "lines.jsonl");
        for (const auto& [id, text] : lines_)
            stream << "{\"id\":\"" << id << "\",\"text\":\"" << text << "\"}\n";
    }

    fs::path folder_;
    std::map<std::string, std::string> files_, lines_;
};

class Indexer {
  public:
    Indexer(std::string program, fs::path work) : program_(std::move(program)), work_(std::move(work)) {}

    pid_t started(const std::vector<std::string>& options) const {
        std::vector<std::string> words{program_, "--index", (work_ / "index").string(), "-q"};
        words.insert(words.end(), options.begin(), options.end());
        const pid_t child = ::fork();
        if (child != 0) return child;
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        const auto capture = [&](const char* name, int fd) {
            std::FILE* file = std::fopen((work_ / name).c_str(), "w");
            if (!file || ::dup2(::fileno(file), fd) < 0) ::_exit(126);
        };
        capture("out", STDOUT_FILENO);
        capture("err", STDERR_FILENO);
        ::execv(argv[0], argv.data());
        ::_exit(126);
    }

    int status(const std::vector<std::string>& options) const {
        int status = 0;
        ::waitpid(started(options), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    std::string said(const char* name) const {
        std::ifstream stream(work_ / name);
        return std::string(std::istreambuf_iterator<char>(stream), {});
    }

    /// True where it was killed, false where it ended before.
    bool killed(const std::vector<std::string>& options, std::chrono::microseconds after) const {
        const pid_t child = started(options);
        std::this_thread::sleep_for(after);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status);
    }

    Lines exported() const {
        Lines lines;
        if (status({"--export"}) != 0) return {"export failed: " + said("err")};
        std::istringstream stream(said("out"));
        for (std::string line; std::getline(stream, line);) lines.insert(line);
        return lines;
    }

    bool has_index() const { return fs::exists(work_ / "index" / "XAPIANDB"); }

  private:
    std::string program_;
    fs::path work_;
};

struct Figures {
    std::size_t rounds = 0, kills = 0, old_states = 0, new_states = 0, losses = 0, resumed = 0;
};

bool recovered(const Indexer& indexer, const Lines& before, const Lines& after, bool published,
               Figures& figures) {
    if (!indexer.has_index()) {
        if (!published) return true;
        std::cout << "the index is gone\n";
        return false;
    }
    if (indexer.status({"--check"}) != 0) {
        std::cout << "check failed: " << indexer.said("err");
        return false;
    }
    const Lines found = indexer.exported();
    if (found == after) ++figures.new_states;
    else if (found == before && published) ++figures.old_states;
    else {
        std::cout << "neither the state before (" << before.size() << " documents) nor after ("
                  << after.size() << "): " << found.size() << '\n';
        return false;
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: kill_runner IMLA-INDEXER KILLS [SEED]\n";
        return 2;
    }
    const auto wanted = static_cast<std::size_t>(std::atol(argv[2]));
    const std::uint64_t seed =
        argc > 3 ? std::strtoull(argv[3], nullptr, 10) : std::random_device{}();
    random_bits.seed(seed);
    std::cout << "seed " << seed << std::endl;
    std::string pattern = (fs::temp_directory_path() / "imla-kill-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) return 2;
    const fs::path work = pattern;
    const std::string folder = (work / "collection").string();
    const Indexer indexer(argv[1], work);

    Figures figures;
    Lines before;
    bool published = false;
    double usual = 0.3;  // seconds a run takes
    Collection collection(folder);
    while (figures.kills < wanted) {
        ++figures.rounds;
        if (published && random_below(12) == 0) {  // a first build once more
            fs::remove_all(work / "index");
            published = false;
        }
        collection.change();
        const Lines after = collection.exported();
        std::vector<std::string> options{folder};
        if (published && random_below(6) == 0) options.insert(options.begin(), "--rebuild");
        if (published && random_below(12) == 0) options = {"--compact"};

        for (std::size_t tries = 1 + random_below(3); tries > 0; --tries) {
            // Half of them late, when the index is written.
            const double from = random_below(2) == 0 ? 0 : 0.6;
            const double part = from + (1.05 - from) * static_cast<double>(random_below(10'000)) / 10'000;
            const auto after_us = std::chrono::microseconds(static_cast<long>(part * usual * 1e6));
            if (indexer.killed(options, after_us)) ++figures.kills;
            if (fs::exists(work / "index" / "staging" / "base")) ++figures.resumed;
            if (!recovered(indexer, before, after, published, figures)) ++figures.losses;
            published = published || indexer.has_index();
        }
        const auto start = clock_type::now();
        if (indexer.status({folder}) != 0 || indexer.status({"--check"}) != 0 ||
            indexer.exported() != after) {
            std::cout << "not completed: " << indexer.said("err") << '\n';
            ++figures.losses;
        }
        published = true;
        usual = 0.7 * usual +
                0.3 * std::chrono::duration<double>(clock_type::now() - start).count();
        before = after;
        if (figures.losses > 0) {
            std::cout << "what is left: " << work << '\n';
            break;
        }
    }
    std::cout << figures.kills << " kills in " << figures.rounds << " rounds; left behind "
              << figures.old_states << " times the state before, " << figures.new_states
              << " times the state after, " << figures.resumed
              << " times work to go on from; losses " << figures.losses << std::endl;
    if (figures.losses == 0) fs::remove_all(work);
    return figures.losses == 0 ? 0 : 1;
}
