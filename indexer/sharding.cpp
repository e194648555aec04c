#include "indexer/sharding.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

#include "indexer/durable.hpp"
#include "indexer/index_lock.hpp"
#include "indexer/publishing.hpp"
#include "indexer/records.hpp"
#include "indexer/start.hpp"
#include "schema/index_directory.hpp"
#include "schema/terms.hpp"
#include "schema/user_error.hpp"
#include "terminal/text.hpp"

namespace imla {
namespace fs = std::filesystem;
namespace {

/// What a shard ends with because of another.
struct AnotherFailed : UserError {
    AnotherFailed() : UserError("another shard failed") {}
};

/// Where shards wait for one another: before they read, and before they are published.
class Meeting {
  public:
    explicit Meeting(unsigned expected) : expected_(expected) {}

    void wait() {
        std::unique_lock lock(mutex_);
        const unsigned awaited = (arrived_ / expected_ + 1) * expected_;
        ++arrived_;
        all_here_.notify_all();
        all_here_.wait(lock, [&] { return failed_ || arrived_ >= awaited; });
        if (failed_) throw AnotherFailed();
    }
    void fail() {
        const std::lock_guard lock(mutex_);
        failed_ = true;
        all_here_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable all_here_;
    unsigned expected_, arrived_ = 0;   // at all meetings together
    bool failed_ = false;
};

/// Standard input can be read once, and every shard wants it.
class SpooledInput {
  public:
    explicit SpooledInput(const fs::path& index) : path_(index / "standard-input.jsonl") {
        std::ofstream file(path_, std::ios::binary | std::ios::trunc);
        if (std::cin.peek() != std::char_traits<char>::eof()) file << std::cin.rdbuf();
        if (!file.flush()) throw_system_error("write", path_);
    }
    ~SpooledInput() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    SpooledInput(const SpooledInput&) = delete;
    SpooledInput& operator=(const SpooledInput&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// What the shards that can be read say: for a rebuild of one that is lost.
std::optional<Settings> settings_of_all(const std::vector<fs::path>& folders, Report& report) {
    std::optional<Settings> all;
    std::vector<fs::path> lost;
    bool standard_input = false;
    for (const fs::path& folder : folders) {
        const std::optional<Settings> own = remembered_settings(folder);
        if (!own) {
            lost.push_back(folder);
            continue;
        }
        if (!all) all = own;
        for (const std::string& root : own->roots)
            if (std::find(all->roots.begin(), all->roots.end(), root) == all->roots.end())
                all->roots.push_back(root);
        const Xapian::Database database(published_generation(folder).value().string());
        standard_input |= database.term_exists(file_term(file_key("", "-")));
    }
    if (standard_input)
        for (const fs::path& folder : lost)
            report.warning(fmt::format("what came from standard input into {} is lost; give it again",
                                       terminal::spelt_out(folder.string())));
    return all;
}

Counts together(const std::vector<Counts>& all, const Report& report) {
    Counts sum;
    for (const Counts& each : all) {
        sum.files = std::max(sum.files, each.files);
        sum.still_failed = std::max(sum.still_failed, each.still_failed);
        sum.indexed += each.indexed;
        sum.unchanged += each.unchanged;
        sum.moved += each.moved;
        sum.removed += each.removed;
        sum.passages += each.passages;
    }
    sum.other_types = all.front().other_types;   // every shard sees every file
    sum.special = all.front().special;
    sum.failed = report.problems();
    return sum;
}

}  // namespace

unsigned number_of_shards(const UpdateRequest& request) {
    const auto found = static_cast<unsigned>(shards_of(request.index).size());
    std::error_code error;
    if (found == 0) {
        if (request.shards <= 1) return 1;
        if (fs::exists(request.index / stub_name, error))
            throw UserError(fmt::format("{} is one index, not cut into shards; make another: imla-indexer "
                                        "--index NEW --shards {} PATH...",
                                        request.index.string(), request.shards));
        return request.shards;
    }
    if (request.shards != 0 && request.shards != found)
        throw UserError(fmt::format(
            "{} has {} shards, and which holds a document follows from their number; leave --shards out, "
            "or make another index: imla-indexer --index NEW --shards {} PATH...",
            request.index.string(), found, request.shards));
    return found;
}

Counts update_shards(const UpdateRequest& request, unsigned shards, Report& report) {
    if (request.paths.empty() && !request.standard_input && !fs::exists(request.index))
        open_index(request.index.string());  // throws: there is none
    make_index_directory(request.index);
    const IndexLock lock(request.index, request.wait);
    if (shards_of(request.index).empty())
        replace_file(request.index / shards_name, fmt::format("{}\n", shards));
    const std::vector<fs::path> folders = shards_of(request.index);

    std::optional<SpooledInput> spooled;
    if (request.standard_input) spooled.emplace(request.index);
    const std::optional<Settings> known = request.rebuild ? settings_of_all(folders, report) : std::nullopt;
    if (request.rebuild && !known && request.paths.empty() && !request.standard_input)
        throw UserError(fmt::format("no shard of {} can be read, and its roots are not known any more; name them: "
                                    "imla-indexer --index {} --rebuild PATH...",
                                    request.index.string(), request.index.string()));
    report.share();
    Meeting meeting(shards);
    const std::uint64_t now = moment_of_new_run(folders);
    std::vector<Counts> counts(shards);
    std::vector<std::exception_ptr> failures(shards);
    const auto work = [&](std::size_t i) {
        UpdateRequest own = request;
        own.index = folders[i];
        own.shards = 0;
        own.shard = {static_cast<unsigned>(i + 1), shards};
        own.jobs = std::max(1u, request.jobs / shards);
        own.now = now;
        if (spooled) own.standard_input_file = spooled->path();
        if (known) {
            own.known = known;
            own.known->shard = own.shard;
        }
        own.meet = [&] { meeting.wait(); };
        try {
            counts[i] = update_one(own, report);
        } catch (...) {
            failures[i] = std::current_exception();
            meeting.fail();
        }
    };
    {
        std::vector<std::jthread> threads;
        try {
            for (std::size_t i = 0; i < shards; ++i) threads.emplace_back(work, i);
        } catch (...) {
            meeting.fail();   // or those that run would wait for ever
            throw;
        }
    }
    // The first failure is the cause; those that gave up for it say less.
    std::exception_ptr cause;
    for (const std::exception_ptr& failure : failures) {
        if (!failure) continue;
        if (!cause) cause = failure;
        try {
            std::rethrow_exception(failure);
        } catch (const AnotherFailed&) {
        } catch (...) {
            cause = failure;
        }
    }
    if (cause) std::rethrow_exception(cause);

    std::string stub;
    for (const fs::path& folder : folders) stub += "auto " + folder.filename().string() + '\n';
    if (file_content(request.index / stub_name) != stub) replace_file(request.index / stub_name, stub);
    return together(counts, report);
}

}  // namespace imla
