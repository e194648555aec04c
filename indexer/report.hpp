// What a run tells: problems on stderr as they are met, progress on a terminal,
// one line of summary on stdout.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "schema/record.hpp"
#include "terminal/progress.hpp"

namespace imla {

/// Files of types that are not read, counted by their ending (".jpg"; "" without one).
struct OtherTypes {
    std::size_t files = 0;
    std::map<std::string, std::size_t> by_ending;
    void add(const std::string& name);
};

struct Counts {
    std::size_t files = 0;        // found under the roots named
    std::size_t indexed = 0;      // documents, new and changed
    std::size_t unchanged = 0;    // documents
    std::size_t moved = 0;        // documents
    std::size_t removed = 0;      // documents
    std::size_t failed = 0;       // problems met in this run
    std::size_t still_failed = 0; // problems of files unchanged since an earlier run
    OtherTypes other_types;       // files that are not read
    std::size_t special = 0;      // links, pipes and devices, which are not followed
    std::size_t passages = 0;     // in the index now
};

/// How far reading has come, in bytes of the files to be read.
struct Extent {
    std::uint64_t read = 0, all = 0;  // all 0: nobody knows
};

struct ReportSettings {
    bool quiet = false;           // problems only
    unsigned verbose = 0;         // 1: guesses and what was skipped
    bool changes_only = false;    // no summary where nothing has changed
    bool terminal = false;        // stderr is one: show progress
};

class Report {
  public:
    Report(std::ostream& out, std::ostream& err, ReportSettings);
    ~Report();

    void problem(const std::filesystem::path& file, const Problem&);
    void guess(const std::filesystem::path& file, const std::string& what);
    /// From now on several threads report, and the same line is printed once.
    void share() { shared_ = true; }
    /// Different problems told so far.
    std::size_t problems() const { return problems_; }
    /// Any line for stderr under -v.
    void detail(std::string_view line);
    void warning(std::string_view line);
    /// Redraws the progress line, at most ten times a second.
    void progress(const Counts&, std::string_view doing, const Extent& = {});
    void summary(const Counts&);

    double seconds() const;

  private:
    /// False where it was told before.
    bool line(std::string_view);

    std::ostream& out_;
    std::ostream& err_;
    ReportSettings settings_;
    terminal::Progress line_;
    std::chrono::steady_clock::time_point start_, drawn_;
    bool shared_ = false;
    std::size_t problems_ = 0;
    std::set<std::string, std::less<>> told_;   // where shared
    std::recursive_mutex mutex_;
};

/// As short as it can be typed here: relative where it lies below the current folder.
std::string shown_path(const std::filesystem::path&);

}  // namespace imla
