#include "searcher/batch/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

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

}  // namespace

Journal::Journal(const std::string& path, const std::string& batch) : path_(path), batch_(batch) {
    if (path.empty()) return;
    if (std::ifstream old(path, std::ios::binary); old) {
        std::string line, name;
        std::getline(old, line);
        std::istringstream fields(line);
        std::string mark;
        long long end = -1;
        fields >> mark >> done >> end >> any_hit >> any_bad;
        std::getline(fields >> std::ws, name);
        if (!line.empty() && (mark != "imla-batch" || name != batch))
            throw UserError("'" + path + "' is not the journal of '" + batch + "'; name another file or remove it");
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

void Journal::record() {
    if (file_ < 0) return;
    // One write of a fixed length, so that a killed run leaves a whole line.
    const std::string line = fmt::format("imla-batch {:>12} {:>16} {} {} {}\n", done, output_end(), int{any_hit},
                                         int{any_bad}, batch_);
    if (pwrite(file_, line.data(), line.size(), 0) < 0)
        throw UserError("cannot write the journal '" + path_ + "': " + std::strerror(errno));
}

void Journal::finish() {
    if (file_ >= 0) unlink(path_.c_str());
}

}  // namespace imla
