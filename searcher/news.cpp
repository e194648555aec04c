#include "searcher/news.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "searcher/dates.hpp"

namespace imla {

namespace {

unsigned digits(const std::string& text, std::size_t at, unsigned otherwise) {
    return text.size() > at ? static_cast<unsigned>(std::stoul(text.substr(at, at ? 2 : 4))) : otherwise;
}

}  // namespace

std::string indexed_up_to(const std::string& since) {
    if (is_date(since)) {
        using namespace std::chrono;
        const sys_days day(year(static_cast<int>(digits(since, 0, 1970))) / month(digits(since, 5, 1)) /
                           std::chrono::day(digits(since, 8, 1)));
        const auto second = duration_cast<seconds>(day.time_since_epoch()).count();
        constexpr std::int64_t last = 0xffffffff;   // of what a value of slot_run can say, in 2106
        return second > 0 ? run_value(static_cast<std::uint64_t>(std::min(second, last + 1)) * 1'000'000 - 1) : "";
    }
    std::ifstream file(since);
    std::string run;
    if (!file) {
        // A mistyped date would begin a file of that name and find everything.
        if (since.find_first_of("/.") == since.npos)
            throw UserError("'" + since + "' is neither a date (2024, 2024-05-31) nor a file; to begin a new file, "
                            "name it with a point or a slash: ./" + since);
        return "";
    }
    file >> run;
    if (run_of_value(run) == 0)
        throw UserError("'" + since + "' is neither a date nor a file that --new-since wrote");
    return run;
}

void note_run(const std::string& since, const std::string& newest_run) {
    if (since.empty() || is_date(since) || newest_run.empty()) return;
    const std::string fresh = since + ".new";
    std::ofstream file(fresh);
    file << newest_run << '\n';
    file.close();
    if (file && std::rename(fresh.c_str(), since.c_str()) == 0) return;
    const std::string why = std::strerror(errno);
    std::remove(fresh.c_str());
    throw UserError("cannot write '" + since + "': " + why + "; the next run gives the same again");
}

}  // namespace imla
