#include "indexer/option_table.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include "schema/settings.hpp"
#include "schema/user_error.hpp"
#include "terminal/manual.hpp"

namespace imla {
namespace {

using terminal::Completes;

constexpr const char* examples =
    R"(  imla-indexer reports/            index a folder, or bring its index up to date
  imla-indexer                     bring everything up to date
  imla-indexer news.jsonl a.txt    index files; their documents are added
  zcat old.jsonl.gz | imla-indexer -    index JSON Lines from standard input
  imla-indexer --failures          what could not be read, and why
  imla-indexer --forget reports/   remove what came from a folder
)";

constexpr const char* which_files =
    R"(Each PATH is remembered: running imla-indexer again without a PATH looks at all
of them, indexes what is new or changed, and removes what vanished. Running it
with a PATH touches what came from that PATH only; where it lies in another one,
that is brought up to date. Standard input adds or replaces documents. A PATH
that is not there is named, and the rest indexed. If it was indexed before, its
documents stay, and so do those of a folder of twenty files or more that is empty
now: a disk may not be mounted. --forget PATH removes them. Options are not
remembered: what --hidden, --exclude, --include and --csv-… say is said at each run.

Files are told apart by their content first, then by their name. Left out are
names that start with a dot (--hidden takes them), symbolic links inside a
folder (a PATH that is one is followed), pipes and devices, which the summary
counts, and what a file .imlaignore names in its folder or below, in the
patterns of .gitignore. A new index is its owner's alone;
after chmod -R a+rX on it others may read it, and what is written later.
)";

constexpr const char* exit_status =
    R"(0 all indexed or unchanged; 1 some documents could not be read (--failures
lists them); 2 the work could not be done; 130 or 143 interrupted, the index
complete as far as it got.
)";

constexpr const char* work = "What to work on";
constexpr const char* how = "How";
constexpr const char* formats = "How files are read";
constexpr const char* limits = "How much one file may take";
constexpr const char* about = "About an index";
constexpr const char* program = "About the program";

}  // namespace

std::vector<terminal::OptionRow> indexer_options() {
    return {
        {"index", 0, "DIR", work, "the index (default: $IMLA_INDEX, else index)", {}, Completes::directory},
        {"forget", 0, "PATH", work, "remove all that came from this PATH", {}, Completes::file},
        {"exclude", 0, "GLOB", work, "leave out files and folders that match, as in .imlaignore"},
        {"include", 0, "GLOB", work, "take only files that match"},
        {"hidden", 0, "", work, "take files whose names start with a dot"},

        {"jobs", 0, "N", how, "threads (default: one for each processor); the index is the same for every number"},
        {"language", 0, "NAME", how, "of the words to be stemmed (default: english)"},
        {"shards", 0, "N", how, "cut a new index into N parts that can lie on several machines"},
        {"rebuild", 0, "", how, "build the index anew, and replace it when the new one is complete"},
        {"wait", 0, "SECONDS", how, "wait while another process writes the index"},
        {"dry-run", 0, "", how, "say what would be done, and why; do nothing"},
        {"watch", 0, "", how, "stay, and follow changes as they are made"},
        {"quiet", 'q', "", how, "say nothing but what could not be read"},
        {"verbose", 'v', "", how, "say more"},

        {"encoding", 0, "NAME", formats, "of text files (default: detected); where it was guessed before, they are read again, and all with --rebuild"},
        {"ocr", 0, "", formats, "read scanned pages of PDF files with tesseract, also of files read without it before"},
        {"ocr-language", 0, "NAME", formats, "as tesseract names it, such as eng+urd"},
        {"external", 0, "EXT=COMMAND", formats, "read files that end in .EXT through a command, %f its file: doc=antiword %f"},
        {"csv-text", 0, "COLUMN", formats, "the column of a CSV file that is its text; may be repeated"},
        {"csv-id", 0, "COLUMN", formats, "the column that is the id"},
        {"csv-title", 0, "COLUMN", formats, "the column that is the title"},
        {"csv-author", 0, "COLUMN", formats, "the column that is the author"},
        {"csv-date", 0, "COLUMN", formats, "the column that is the date"},
        {"csv-source", 0, "COLUMN", formats, "the column that is the source"},
        {"csv-url", 0, "COLUMN", formats, "the column that is the address"},
        {"csv-language", 0, "COLUMN", formats, "the column that is the language"},

        {"max-cpu-seconds", 0, "N", limits, "processor time, and a second more for each megabyte (60)"},
        {"max-memory", 0, "MB", limits, "memory of the process that reads (2048)"},
        {"max-output", 0, "MB", limits, "what it may unpack to (2048)"},
        {"max-depth", 0, "N", limits, "archives and messages inside each other (6)"},
        {"max-entries", 0, "N", limits, "parts of an archive, mailbox or office file (200000)"},
        {"max-pages", 0, "N", limits, "pages of a PDF file (50000)"},

        {"failures", 0, "", about, "list what could not be read or was guessed"},
        {"status", 0, "", about, "what the index holds, its size and its dates"},
        {"json", 0, "", about, "--status as JSON, --failures as JSON Lines"},
        {"check", 0, "", about, "verify the index"},
        {"compact", 0, "", about, "make the index as small as it can be"},
        {"export", 0, "", about, "write every document as JSON Lines"},

        {"schema", 0, "", program, "the fields of an index, as a table"},
        {"generate", 0, "KIND", program, "a manual page or shell completions", {"man", "complete-bash", "complete-zsh", "complete-fish"}},
        {"version", 'V', "", program, "versions of the program, the index format and the engine"},
        {"short-help", 'h', "", program, "examples and the usual options"},
        {"help", 0, "", program, "this text"},
    };
}

std::string indexer_short_help() {
    return fmt::format(
        "imla-indexer: reads a collection into an index for imla-searcher.\n\n{}\n"
        "  --index DIR   the index (default: $IMLA_INDEX, else index)\n"
        "  --jobs N      threads (default: one for each processor)\n"
        "  --dry-run     say what would be done, and why\n\n"
        "All options: imla-indexer --help\n",
        examples);
}

std::string indexer_long_help() {
    return fmt::format("imla-indexer [OPTION]... [PATH]...\n\n{}\n{}{}\nExit status: {}", examples,
                       which_files, terminal::option_help(indexer_options(), 80), exit_status);
}

std::string indexer_versions() {
    return fmt::format("imla-indexer {}\nindex format {}, analyzer {}\nXapian {}\n", IMLA_VERSION,
                       index_format, current_fingerprint(), Xapian::version_string());
}

std::string indexer_generated(const std::string& kind) {
    if (kind == "complete-bash") return terminal::bash_completion("imla-indexer", indexer_options());
    if (kind == "complete-zsh") return terminal::zsh_completion("imla-indexer", indexer_options());
    if (kind == "complete-fish") return terminal::fish_completion("imla-indexer", indexer_options());
    if (kind != "man")
        throw UserError("--generate takes man, complete-bash, complete-zsh or complete-fish, not " +
                        kind);
    terminal::Manual manual;
    manual.name = "imla-indexer";
    manual.version = IMLA_VERSION;
    manual.about = "read a collection into an index for imla-searcher";
    manual.synopsis = {"imla-indexer [OPTION]... [PATH]..."};
    manual.description = which_files;
    manual.rows = indexer_options();
    manual.sections = {{"EXAMPLES", examples},
                       {"EXIT STATUS", exit_status},
                       {"ENVIRONMENT", "IMLA_INDEX names the index where --index does not."},
                       {"FILES",
                        "index/XAPIANDB names the generation that is published, index/staging holds "
                        "an unfinished run, index/lock the process that writes."},
                       {"SEE ALSO", "imla-searcher(1), imla-query(7)"}};
    return terminal::man_page(manual);
}

}  // namespace imla
