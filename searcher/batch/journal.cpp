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
#include "terminal/text.hpp"

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

/// " format=csv\ttop=1": one line, whatever the values hold.
std::string line_of(const Shape& shape) {
    std::string line;
    for (const auto& [name, value] : shape) {
        line += (line.empty() ? " " : "\t") + name + '=';
        for (const char c : value)
            if (static_cast<unsigned char>(c) < ' ' || c == '%') line += fmt::format("%{:02X}", int{c});
            else line += c;
    }
    return line;
}

Shape shape_of(std::string line) {
    Shape shape;
    line.erase(0, line.find_first_not_of(' '));
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, '\t');)
        if (const std::size_t equals = field.find('='); equals != field.npos)
            shape[field.substr(0, equals)] = field.substr(equals + 1);
    return shape;
}

/// "--format csv, now json; --top as by default, now 2"
std::string differences(const Shape& before, const Shape& now) {
    std::string told;
    const auto tell = [&](const std::string& name) {
        const auto value = [&](const Shape& shape) {
            const auto found = shape.find(name);
            return found == shape.end() ? "the default" : terminal::harmless_text(found->second);
        };
        if (value(before) == value(now)) return;
        told += (told.empty() ? "--" : "; --") + terminal::harmless_text(name) + ' ' + value(before) + ", now " + value(now);
    };
    for (const auto& each : before) tell(each.first);
    for (const auto& each : now)
        if (!before.contains(each.first)) tell(each.first);
    return told;
}

}  // namespace

Journal::Journal(const std::string& path, const std::string& batch, const Shape& shape)
    : path_(path), batch_(batch), shape_(line_of(shape)) {
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
        if (line.starts_with("with ") || line == "with") {   // older journals do not say
            if (const std::string told = differences(shape_of(line.substr(4)), shape_of(shape_)); !told.empty())
                throw UserError("'" + path + "' was begun with " + told + "; give the old options, or remove '" + path +
                                "' to begin anew");
            std::getline(old, line);
        }
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
    // One write, so that a killed run leaves whole lines. The first two have a fixed length; what
    // stays of a longer third one begins a fourth, which is not read.
    std::string text = fmt::format("imla-batch {:>12} {:>16} {} {} {}\n", done_, output_end(), int{any_hit},
                                   int{any_bad}, batch_);
    text += "with" + shape_ + '\n';
    if (again_changed || !again_.empty()) text += "again" + ranges_of(again_) + '\n';
    if (pwrite(file_, text.data(), text.size(), 0) < 0)
        throw UserError("cannot write the journal '" + path_ + "': " + std::strerror(errno));
}

void Journal::finish() {
    if (file_ >= 0 && again_.empty()) unlink(path_.c_str());
}

}  // namespace imla
