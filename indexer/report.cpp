#include "indexer/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <utility>
#include <vector>

#include "terminal/text.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return fmt::format("{} {}", digits, number == 1 ? one : many);
}

std::string number(std::size_t n, std::string_view what) { return counted(n, what, what); }

/// "12 of 96 MB, 8.1 MB/s, 10 s left; ", or the seconds alone where the extent is unknown.
std::string pace(const Extent& extent, double seconds) {
    constexpr double megabyte = 1e6;
    const auto read = static_cast<double>(std::min(extent.read, extent.all)), all = static_cast<double>(extent.all);
    if (read <= 0 || seconds <= 0) return fmt::format("{:.0f} s; ", seconds);
    return fmt::format("{:.0f} of {:.0f} MB, {:.1f} MB/s, {:.0f} s left; ", read / megabyte, all / megabyte,
                       read / megabyte / seconds, seconds * (all - read) / read);
}

// The commonest endings are named, so that a format that is missed is noticed.
std::string of_other_types(const OtherTypes& types) {
    constexpr std::size_t named = 4;
    std::vector<std::pair<std::string, std::size_t>> endings;
    for (const auto& ending : types.by_ending)
        if (!ending.first.empty()) endings.push_back(ending);
    std::stable_sort(endings.begin(), endings.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string list;
    for (std::size_t i = 0; i < endings.size() && i < named; ++i)
        list += fmt::format("{}{} {}", i == 0 ? "" : ", ", endings[i].second, terminal::spelt_out(endings[i].first));
    if (endings.size() > named) list += ", …";
    return counted(types.files, "file", "files") + " of other types" +
           (list.empty() ? "" : " (" + list + ')');
}

}  // namespace

void OtherTypes::add(const std::string& name) {
    ++files;
    std::string ending = fs::path(name).extension().string();
    for (char& c : ending) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    // What is no usual ending (a sentence with a full stop) says nothing.
    if (ending.size() > 8) ending.clear();
    ++by_ending[ending];
}

Report::Report(std::ostream& out, std::ostream& err, ReportSettings settings)
    : out_(out), err_(err), settings_(settings), line_(settings.terminal), start_(std::chrono::steady_clock::now()) {}

Report::~Report() { line_.erase(); }

double Report::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

bool Report::line(std::string_view text) {
    const std::lock_guard lock(mutex_);
    if (shared_ && !told_.emplace(text).second) return false;
    line_.erase();
    err_ << "imla-indexer: " << text << '\n' << std::flush;
    return true;
}

void Report::problem(const fs::path& file, const Problem& problem) {
    const std::string name = file.empty() ? "standard input" : terminal::spelt_out(shown_path(file));
    problems_ += line(problem.where.empty() ? fmt::format("{}: {}", name, problem.reason)
                               : fmt::format("{}: {}: {}", name, problem.where, problem.reason));
}

void Report::guess(const fs::path& file, const std::string& what) {
    if (settings_.quiet) return;
    line(fmt::format("note: {}: {}",
                     file.empty() ? "standard input" : terminal::spelt_out(shown_path(file)), what));
}

void Report::detail(std::string_view text) {
    if (settings_.verbose > 0) line(text);
}

void Report::warning(std::string_view text) { line(text); }

void Report::progress(const Counts& counts, std::string_view doing, const Extent& extent) {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    const auto interval = settings_.terminal ? std::chrono::milliseconds(100)
                                             : std::chrono::milliseconds(30'000);
    if (settings_.quiet || (!settings_.terminal && settings_.verbose == 0)) return;
    if (now - std::max(drawn_, settings_.terminal ? drawn_ : start_) < interval) return;
    drawn_ = now;
    const std::string text = fmt::format("{}{}, {}; {}", pace(extent, seconds()),
                                         counted(counts.indexed, "document", "documents"),
                                         counted(counts.passages, "passage", "passages"), doing);
    if (!settings_.terminal) {
        line(text);
        return;
    }
    terminal::Painted painted;
    painted.add(terminal::harmless_text(text));
    line_.draw(terminal::shortened(painted, 79).text);
}

void Report::summary(const Counts& c) {
    line_.erase();
    const bool nothing = c.indexed + c.moved + c.removed + c.failed == 0;
    if (settings_.quiet || (nothing && settings_.changes_only)) return;
    std::string text = counted(c.files, "file", "files") + ": ";
    if (nothing)
        text += fmt::format("nothing has changed, {}", counted(c.unchanged, "document", "documents"));
    else
        text += fmt::format("{}, {}, {}{}; {}", counted(c.indexed, "document indexed", "documents indexed"),
                            number(c.unchanged, "unchanged"),
                            c.moved > 0 ? number(c.moved, "moved") + ", " : "",
                            number(c.removed, "removed"), counted(c.failed, "failure", "failures"));
    if (c.still_failed > 0) text += ", " + number(c.still_failed, "failed before");
    if (c.other_types.files > 0) text += ", " + of_other_types(c.other_types);
    if (c.special > 0) text += ", " + counted(c.special, "link or pipe", "links or pipes") + " left out";
    out_ << fmt::format("{}; {}; {:.1f} s\n", text, counted(c.passages, "passage", "passages"),
                        seconds())
         << std::flush;
}

std::string shown_path(const fs::path& path) {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    if (error || !path.is_absolute()) return path.string();
    const fs::path relative = path.lexically_relative(here);
    return relative.empty() || *relative.begin() == ".." ? path.string() : relative.string();
}

}  // namespace imla
