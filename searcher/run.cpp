#include "searcher/run.hpp"

#include <unistd.h>

#include "searcher/batch/runner.hpp"
#include "searcher/explanation.hpp"
#include "searcher/searcher.hpp"
#include "searcher/views.hpp"

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
    print.sort = options.sort;
    print.full = options.full;
    return print;
}

int print_result(Searcher& searcher, const Options& options, const Asked& asked, const Result& result,
                 std::ostream& out, std::ostream& err) {
    if (!options.quiet)
        for (const std::string& remark : result.remarks) err << "imla-searcher: " << remark << '\n';
    if (options.explain) err << explanation(result);
    if (result.hits.empty() && result.total == 0 && !options.quiet && !options.explain)
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
    return result.hits.empty() && !(options.count && result.total > 0) ? 1 : 0;
}

int search_one(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes);
    if (!options.facets.empty()) return print_spread(searcher, options, print_settings(options), out);
    SearchSettings wish = options.search;
    if (options.count) wish.top = 0;
    wish.exact_total = options.count;
    return print_result(searcher, options, {"1", options.query}, searcher.search(options.query, wish), out, err);
}

int show_passage(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes);
    return print_passage(searcher, options, print_settings(options), out, err);
}

int search_like(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes);
    return print_result(searcher, options, {"1", options.subject}, searcher.like(options.subject, options.search), out,
                        err);
}

int show_forms(const Options& options, std::ostream& out) {
    Searcher searcher(options.indexes);
    const auto forms = searcher.forms(options.subject, options.search.reach);
    out << (options.format == Format::json ? census_as_json(forms) : census(forms));
    for (const Expansion& form : forms)
        if (form.passages > 0) return 0;
    return 1;
}

}  // namespace

int search(const Options& options, std::ostream& out, std::ostream& err) {
    switch (options.task) {
        case Task::batch: return run_batch(options, print_settings(options), out, err);
        case Task::forms: return show_forms(options, out);
        case Task::show: return show_passage(options, out, err);
        case Task::more_like: return search_like(options, out, err);
        case Task::search:
        case Task::print_config:   // parse_options() answered these
        case Task::generate: break;
    }
    return search_one(options, out, err);
}

}  // namespace imla
