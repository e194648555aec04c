#include "searcher/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "searcher/batch/runner.hpp"
#include "searcher/explanation.hpp"
#include "searcher/interactive.hpp"
#include "searcher/news.hpp"
#include "searcher/output/census.hpp"
#include "searcher/searcher.hpp"
#include "searcher/teaching.hpp"
#include "searcher/views.hpp"
#include "terminal/crashes.hpp"
#include "terminal/pager.hpp"
#include "terminal/text.hpp"

namespace imla {

namespace {

PrintSettings print_settings(const Options& options) {
    PrintSettings print;
    print.unit = options.search.unit;
    print.tag = options.tag;
    print.batch = options.task == Task::batch;
    print.colour = terminal::in_colour(options.colour);
    print.terminal = terminal::is_terminal(STDOUT_FILENO);
    print.columns = print.terminal ? terminal::columns() : 0;
    print.hyperlinks = options.hyperlinks == terminal::Colour::always ||
                       (options.hyperlinks == terminal::Colour::automatic && print.colour && print.terminal);
    print.sort = options.sort;
    print.full = options.full;
    return print;
}

int print_result(Searcher& searcher, const Options& options, const Asked& asked, const Result& result,
                 std::ostream& out, std::ostream& err) {
    if (!options.quiet)
        for (const std::string& remark : result.remarks) err << "imla-searcher: " << remark << '\n';
    if (options.explain) err << explanation(result);
    const std::string wider = not_included(result);
    if (result.hits.empty() && result.total == 0 && !options.quiet && !options.explain && options.new_since.empty())
        err << told(searcher.advice(result), result);
    if (options.count) {
        out << result.total << '\n';
    } else if (options.documents) {
        print_documents(result, options, out);
    } else {
        const auto printer = printer_of(options.format, print_settings(options));
        printer->header(out);
        printer->result(out, asked, result);
    }
    if (!wider.empty()) {
        out.flush();
        err << wider;
    }
    return found_any(result, options.count ? 0 : options.search.top) ? 0 : 1;
}

/// Lists, too, are said to be incomplete.
void tell_missing(const Searcher& searcher, const Options& options, std::ostream& err) {
    if (options.quiet) return;
    for (const Missing& missing : searcher.missing())
        err << "imla-searcher: without " << missing.name << ": " << missing.reason << '\n';
}

int search_one(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes, options.taught, options.access);
    if (!options.facets.empty()) {
        const int status = print_spread(searcher, options, print_settings(options), out);
        tell_missing(searcher, options, err);
        return status;
    }
    SearchSettings wish = options.search;
    if (options.count) wish.top = 0;
    wish.exact_total = options.count;
    return print_result(searcher, options, {"1", options.query}, searcher.search(options.query, wish), out, err);
}

int show_passage(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes, options.taught, options.access);
    tell_missing(searcher, options, err);
    return print_passage(searcher, options, print_settings(options), out);
}

int search_like(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes, options.taught, options.access);
    return print_result(searcher, options, {"1", options.subject}, searcher.like(options.subject, options.search), out,
                        err);
}

int show_forms(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes, options.taught, options.access);
    const auto forms = searcher.forms(options.subject, options.search.reach);
    tell_missing(searcher, options, err);
    print_census(out, forms, options.format, print_settings(options));
    if (forms.empty() && !options.quiet) err << "imla-searcher: --forms is given no word to look for\n";
    return std::any_of(forms.begin(), forms.end(), [](const CensusEntry& entry) { return entry.form.passages > 0; }) ? 0 : 1;
}

int show_acronyms(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes, options.taught, options.access);
    const auto acronyms = searcher.acronyms();
    tell_missing(searcher, options, err);
    out << (options.format == Format::json  ? acronyms_as_json(acronyms)
            : options.format == Format::csv ? acronyms_as_csv(acronyms)
                                            : acronym_list(acronyms));
    return acronyms.empty() ? 1 : 0;
}

/// A query's own task, whose output may go through a pager.
int one_task(const Options& options, std::ostream& out, std::ostream& err) {
    switch (options.task) {
        case Task::forms: return show_forms(options, out, err);
        case Task::show: return show_passage(options, out, err);
        case Task::acronyms: return show_acronyms(options, out, err);
        case Task::more_like: return search_like(options, out, err);
        default: return search_one(options, out, err);
    }
}

}  // namespace

int search(const Options& asked, std::ostream& out, std::ostream& err) {
    Options options = asked;
    if (options.task == Task::same || options.task == Task::different) return teach(options, err);
    terminal::explain_crashes(fmt::format(
        "imla-searcher: stopped short; an index may be damaged: look with imla-indexer --index {} --check. If it is whole, please "
        "report this",
        terminal::spelt_out(options.indexes.size() == 1 ? options.indexes.front() : "DIR")));
    options.taught = taught_by(options, err);
    std::string newest;
    if (!options.new_since.empty()) {
        options.search.indexed_after = indexed_up_to(options.new_since);
        newest = Searcher(options.indexes, {}, options.access).newest_run();   // before searching: what comes meanwhile stays new
    }
    int status = 0;
    if (options.task == Task::batch) {
        status = run_batch(options, print_settings(options), out, err);
    } else if (options.task == Task::interactive) {
        return interact(options, print_settings(options), out, err);
    } else if (terminal::is_terminal(STDOUT_FILENO) && options.pager
               && (options.format == Format::text || options.format == Format::kwic)) {
        std::ostringstream text;
        status = one_task(options, text, err);
        out.flush();
        terminal::write_paged(text.str(), true);
    } else {
        status = one_task(options, out, err);
    }
    out.flush();
    note_run(options.new_since, newest);
    return status;
}

}  // namespace imla
