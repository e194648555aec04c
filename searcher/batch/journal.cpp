#include "searcher/batch/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "schema/user_error.hpp"

namespace imla {

namespace {

/// Where standard output ends if it is a file, else -1.
long long output_end() {
    struct stat status{};
    if (fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) return -1;
    return lseek(STDOUT_FILENO, 0, SEEK_END);
}

/// " 3-17 20-20": runs of numbers, since a server that is down fails thousands in a row.
std::string ranges_of(const std::set<std::uint64_t>& numbers) {
    std::string text;
    for (auto it = numbers.begin(); it != numbers.end();) {
        const std::uint64_t first = *it;
        std::uint64_t last = first;
        while (++it != numbers.end() && *it == last + 1) ++last;
        text += fmt::format(" {}-{}", first, last);
    }
    return text;
}

std::set<std::uint64_t> numbers_of(std::istream& ranges, std::uint64_t below) {
    std::set<std::uint64_t> numbers;
    std::uint64_t first = 0, last = 0;
    for (char dash = 0; ranges >> first >> dash >> last && dash == '-' && last < below;)
        for (; first <= last; ++first) numbers.insert(numbers.end(), first);
    return numbers;
}

}  // namespace

Journal::Journal(const std::string& path, const std::string& batch) : path_(path), batch_(batch) {
    if (path.empty()) return;
    struct stat status{};   // a device would be read without an end, and removed when all is done
    if (stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
        throw UserError("cannot write the journal '" + path + "': not a file; name one, or a new one");
    if (std::ifstream old(path, std::ios::binary); old) {
        std::string line, name;
        std::getline(old, line);
        std::istringstream fields(line);
        std::string mark;
        long long end = -1;
        long long done = 0;
        fields >> mark >> done >> end >> any_hit >> any_bad;
        std::getline(fields >> std::ws, name);
        done_ = static_cast<std::uint64_t>(done);
        if (status.st_size > 0 && (mark != "imla-batch" || done < 0 || name != batch))
            throw UserError("'" + path + "' is not the journal of '" + batch + "'; name another file or remove it");
        std::getline(old, line);
        fields = std::istringstream(line);
        if (fields >> mark && mark == "again") again_ = numbers_of(fields, done_);
        const long long now = output_end();
        if (end >= 0 && now >= 0) {
            if (now < end)
                throw UserError("the output is shorter than '" + path + "' says; add to the old output (>>), or remove '" +
                                path + "' to begin anew");
            if (ftruncate(STDOUT_FILENO, end) != 0 || lseek(STDOUT_FILENO, end, SEEK_SET) < 0)
                throw UserError(std::string("cannot shorten the output: ") + std::strerror(errno));
        }
    }
    file_ = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file_ < 0) throw UserError("cannot write the journal '" + path + "': " + std::strerror(errno));
}

Journal::~Journal() {
    if (file_ >= 0) close(file_);
}

void Journal::record(std::uint64_t number, bool out_of_reach) {
    done_ = std::max(done_, number + 1);
    if (file_ < 0) {
        any_bad |= out_of_reach;   // nobody will ask again
        return;
    }
    const bool again_changed = out_of_reach ? again_.insert(number).second : again_.erase(number) > 0;
    // One write, so that a killed run leaves whole lines. The first has a fixed length; what
    // stays of a longer second one begins a third, which is not read.
    std::string text = fmt::format("imla-batch {:>12} {:>16} {} {} {}\n", done_, output_end(), int{any_hit},
                                   int{any_bad}, batch_);
    if (again_changed || !again_.empty()) text += "again" + ranges_of(again_) + '\n';
    if (pwrite(file_, text.data(), text.size(), 0) < 0)
        throw UserError("cannot write the journal '" + path_ + "': " + std::strerror(errno));
}

void Journal::finish() {
    if (file_ >= 0 && again_.empty()) unlink(path_.c_str());
}

}  // namespace imla
