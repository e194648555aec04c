#include "searcher/run.hpp"

#include <unistd.h>

#include "searcher/batch/runner.hpp"
#include "searcher/explanation.hpp"
#include "searcher/searcher.hpp"

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

int search_one(const Options& options, std::ostream& out, std::ostream& err) {
    Searcher searcher(options.indexes);
    const Result result = searcher.search(options.query, options.search);
    if (!options.quiet)
        for (const std::string& remark : result.remarks) err << "imla-searcher: " << remark << '\n';
    if (options.explain) err << explanation(result);
    const auto printer = printer_of(options.format, print_settings(options));
    printer->header(out);
    printer->result(out, {"1", options.query}, result);
    return result.hits.empty() ? 1 : 0;
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
        case Task::search:
        case Task::print_config:   // parse_options() answered these
        case Task::generate: break;
    }
    return search_one(options, out, err);
}

}  // namespace imla
