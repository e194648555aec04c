// What imla-searcher was asked to do. Only options.cpp sees the command line.
#pragma once

#include <ostream>
#include <string>
#include <variant>
#include <vector>

#include "searcher/access.hpp"
#include "searcher/batch/journal.hpp"
#include "searcher/batch/reader.hpp"
#include "searcher/output/printer.hpp"
#include "searcher/result.hpp"
#include "terminal/screen.hpp"
#include "variants/taught.hpp"

namespace imla {

enum class Task { search, batch, forms, show, more_like, acronyms, same, different, interactive, print_config, generate };

struct Options {
    Task task = Task::search;
    std::vector<std::string> indexes;  // at least one after parsing
    Access access;                     // to servers
    std::string query;
    std::vector<std::string> names;    // files of taught names, beside those of the indexes
    Taught taught;                     // what they say; read when the work begins
    std::string subject;               // what a task other than searching is about
    SearchSettings search;
    Format format = Format::text;
    Sort sort = Sort::rank;            // of hits, or of a concordance
    terminal::Colour colour = terminal::Colour::automatic;
    std::string tag = "imla";
    bool full = false;
    bool explain = false;
    bool quiet = false;
    std::vector<std::string> facets;   // count hits by these instead of listing them
    bool count = false;                // only how many hits there are
    bool documents = false;            // only the documents of the hits
    bool null_separated = false;       // NUL after each of those
    std::string cite;                  // with show: bibtex or plain; empty: the passage itself

    bool pager = true;                 // may be used
    terminal::Colour hyperlinks = terminal::Colour::automatic;
    std::string new_since;             // date or file; empty: everything

    std::string resume;                // journal of the batch
    Shape shape;                       // of its output; a resumed batch must have the same
    std::string batch;                 // file, or "-"
    BatchFormat batch_format = BatchFormat::automatic;
    std::vector<std::string> topic_fields = {"title"};
    unsigned jobs = 1;
};

/// The options, or the exit status where there is nothing more to do (help and
/// version went to `out`, a complaint to `err`).
std::variant<int, Options> parse_options(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace imla
