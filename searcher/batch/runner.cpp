#include "searcher/batch/runner.hpp"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <sstream>
#include <thread>

#include "schema/user_error.hpp"
#include "searcher/batch/journal.hpp"
#include "searcher/explanation.hpp"
#include "searcher/searcher.hpp"
#include "terminal/progress.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

/// What a query came to.
struct Answer {
    BatchQuery query;
    std::uint64_t number = 0;   // in the batch, from 0
    bool done = false;
    bool bad = false;
    bool unanswered = false;    // for no fault of its own; it can be asked again
    bool hit = false;
    std::string out, err;
    std::exception_ptr fatal;
};

/// Queries in hand: taken by workers in order, given back in order. At most
/// `limit` at a time, so that memory does not grow with the batch.
class Flow {
  public:
    explicit Flow(std::size_t limit) : limit_(limit) {}

    bool full() const { return inside_.size() >= limit_; }
    bool empty() const { return inside_.empty(); }

    void put(BatchQuery query, std::uint64_t number) {
        auto answer = std::make_shared<Answer>();
        answer->query = std::move(query);
        answer->number = number;
        const std::lock_guard lock(mutex_);
        inside_.push_back(answer);
        waiting_.push_back(std::move(answer));
        work_.notify_one();
    }
    /// A query to answer; null when there will be no more.
    std::shared_ptr<Answer> take() {
        std::unique_lock lock(mutex_);
        work_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty()) return nullptr;
        auto answer = std::move(waiting_.front());
        waiting_.pop_front();
        return answer;
    }
    void finish(Answer& answer) {
        const std::lock_guard lock(mutex_);
        answer.done = true;
        ready_.notify_one();
    }
    /// The oldest answer; waits for it if `wait`, else null where it is not done.
    std::shared_ptr<Answer> oldest(bool wait) {
        std::unique_lock lock(mutex_);
        if (inside_.empty()) return nullptr;
        if (wait) ready_.wait(lock, [&] { return inside_.front()->done; });
        if (!inside_.front()->done) return nullptr;
        auto answer = std::move(inside_.front());
        inside_.pop_front();
        return answer;
    }
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        waiting_.clear();
        work_.notify_all();
    }

  private:
    const std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable work_, ready_;
    std::deque<std::shared_ptr<Answer>> inside_, waiting_;
    bool closed_ = false;
};

/// The first line of a message, as a bad line is told on one.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string name_of(const Options& options) { return options.batch == "-" ? "standard input" : options.batch; }

void answer_query(Answer& answer, Searcher& searcher, const Options& options, const Printer& printer) {
    const BatchQuery& query = answer.query;
    const std::string place = "imla-searcher: " + name_of(options) + ":" + std::to_string(query.line) + ": ";
    std::string problem = query.problem;
    if (problem.empty()) {
        try {
            SearchSettings settings = options.search;
            settings.parse.plain = settings.parse.plain || query.plain;
            if (query.top) settings.top = *query.top;
            settings.with_total = settings.with_total || settings.top == 0;
            if (query.reach) settings.reach = *query.reach;
            if (!query.filter.empty()) settings.filter = query.filter;
            const Result result = searcher.search(query.query, settings);
            answer.hit = found_any(result, settings.top);
            std::ostringstream out;
            printer.result(out, {query.id, query.query}, result);
            answer.out = out.str();
            if (!options.quiet)
                for (const std::string& remark : result.remarks) answer.err += place + remark + '\n';
            if (options.explain) answer.err += explanation(result);
        } catch (const Unanswered& error) {
            answer.unanswered = true;
            problem = error.what();
        } catch (const UserError& error) {
            problem = error.what();
        }
    }
    if (!problem.empty()) {
        answer.bad = !answer.unanswered;
        answer.err += place + terminal::harmless_text(first_line(problem)) + '\n';
    }
}

}  // namespace

int run_batch(const Options& options, const PrintSettings& print, std::ostream& out, std::ostream& err) {
    Batch batch(options.batch, options.batch_format, options.topic_fields);
    const auto printer = printer_of(options.format, print);
    // An index that cannot be opened is one error, not one for each query.
    std::vector<std::unique_ptr<Searcher>> searchers;
    for (unsigned i = 0; i < options.jobs; ++i) searchers.push_back(std::make_unique<Searcher>(options.indexes, options.taught, options.access));

    Flow flow(std::size_t{options.jobs} * 8);
    std::vector<std::jthread> workers;
    workers.reserve(searchers.size());
    for (auto& searcher : searchers)
        workers.emplace_back([&flow, &options, &printer, &searcher] {
            while (const auto answer = flow.take()) {
                try {
                    answer_query(*answer, *searcher, options, *printer);
                } catch (...) {
                    answer->fatal = std::current_exception();
                }
                flow.finish(*answer);
            }
        });
    struct Closing {
        Flow& flow;
        ~Closing() { flow.close(); }
    } closing{flow};

    Journal journal(options.resume, options.batch, options.shape);
    if (journal.begins()) printer->header(out);

    // A progress line would only be scattered among results on the same screen.
    terminal::Progress progress(!options.quiet && !print.terminal);
    const auto start = std::chrono::steady_clock::now();
    std::uint64_t answered = 0;
    const auto write = [&](const Answer& answer) {
        if (answer.fatal) std::rethrow_exception(answer.fatal);
        out << answer.out << std::flush;
        if (!answer.err.empty()) {
            progress.erase();
            err << answer.err << std::flush;
        }
        journal.any_bad |= answer.bad;
        journal.any_hit |= answer.hit;
        journal.record(answer.number, answer.unanswered);
        ++answered;
        if (progress.due()) {
            const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
            progress.draw(fmt::format("{} queries, {:.0f} a second", journal.seen(),
                                      static_cast<double>(answered) / passed.count()));
        }
        return static_cast<bool>(out);   // false: nobody reads any more
    };
    bool read = true;
    std::uint64_t number = 0;
    for (; read; ++number) {
        auto query = batch.next();
        if (!query) break;
        if (!journal.wants(number)) continue;
        while (read && flow.full()) read = write(*flow.oldest(true));
        flow.put(std::move(*query), number);
        // A live stream of queries must not wait for the next one.
        while (read) {
            const auto answer = flow.oldest(options.batch == "-" && !batch.ready());
            if (!answer) break;
            read = write(*answer);
        }
    }
    while (read && !flow.empty()) read = write(*flow.oldest(true));
    if (read) journal.finish();
    if (!options.quiet && read && number == 0) err << "imla-searcher: " << name_of(options) << " holds no query\n";
    if (journal.to_ask_again() > 0)
        err << fmt::format("imla-searcher: {} could not be asked; the same command asks {} again\n",
                           journal.to_ask_again() == 1 ? "1 query" : fmt::format("{} queries", journal.to_ask_again()),
                           journal.to_ask_again() == 1 ? "it" : "them");
    return journal.any_bad || journal.to_ask_again() > 0 ? 2 : journal.any_hit ? 0 : 1;
}

}  // namespace imla
