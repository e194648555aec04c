#include "searcher/option_table.hpp"

#include <algorithm>
#include <charconv>

#include "schema/user_error.hpp"
#include "searcher/manual.hpp"

namespace imla {

namespace {

using terminal::Completes;
using Value = const std::string&;

bool flag(Value value) { return value == "true"; }

/// A whole number in [least, most].
template <unsigned least, unsigned most>
unsigned number(Value value, const char* option) {
    unsigned parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (error != std::errc() || end != value.data() + value.size() || parsed < least || parsed > most)
        throw UserError(std::string(option) + " takes a whole number from " + std::to_string(least) + " to " +
                        std::to_string(most) + ", not '" + value + "'");
    return parsed;
}

/// The place of `value` among the choices of its option, which parsing has checked.
template <class Enum>
Enum choice(Value value, const std::vector<std::string>& choices) {
    return static_cast<Enum>(std::find(choices.begin(), choices.end(), value) - choices.begin());
}

std::vector<std::string> list_of(Value value) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t comma = std::min(value.find(',', at), value.size());
        parts.push_back(value.substr(at, comma - at));
        at = comma + 1;
    }
    return parts;
}

// In the order of the enumerations they stand for.
const std::vector<std::string> formats = {"text", "json", "csv", "trec", "kwic"};
const std::vector<std::string> units = {"passage", "document"};
const std::vector<std::string> reaches = {"off", "careful", "wide"};
const std::vector<std::string> matches = {"any", "all"};
const std::vector<std::string> scripts = {"any", "same"};
const std::vector<std::string> batch_formats = {"auto", "tsv", "lines", "trec", "jsonl"};
const std::vector<std::string> sorts = {"rank", "left", "right", "date", "date-asc", "document"};
const std::vector<std::string> steps = {"year", "month"};
const std::vector<std::string> facets = {"source", "author", "heading", "document", "year", "month"};
const std::vector<std::string> styles = {"bibtex", "plain"};
const std::vector<std::string> colours = {"auto", "always", "never"};

const char* const searching = "Searching";
const char* const showing = "Showing";
const char* const batches = "Batches";
const char* const asking = "Asking about words";
const char* const program = "The program";

std::vector<SearcherOption> make_table() {
    return {
        {{"index", 0, "DIR", searching, "the index: a folder, a Xapian stub file or a server's HOST:PORT; again for several as one (default: $IMLA_INDEX, else index)", {}, Completes::directory},
         [](Options& o, Value v) { o.indexes.push_back(v); }, "index"},
        {{"timeout", 0, "SECONDS", searching, "how long to wait for a server, to connect and for each answer (default 10)"},
         [](Options& o, Value v) { o.access.timeout = number<1, 86400>(v, "--timeout"); }, "10"},
        {{"partial", 0, "", searching, "go on without a server or index that cannot be searched, and say so with every answer"},
         [](Options& o, Value v) { o.access.partial = flag(v); }, "false"},
        {{"query", 'e', "QUERY", searching, "the query, which may then begin with a dash"},
         [](Options& o, Value v) { o.query += (o.query.empty() ? "" : " ") + v; }},
        {{"top", 'n', "N", searching, "hits per query (default 10); 0: only the summary"},
         [](Options& o, Value v) { o.search.top = number<0, 1000000>(v, "--top"); }, "10"},
        {{"offset", 0, "N", searching, "leave out the first N hits"},
         [](Options& o, Value v) { o.search.offset = number<0, 100000000>(v, "--offset"); }},
        {{"unit", 0, "UNIT", searching, "what a hit is: a passage (default), or a document with its best passage", units},
         [](Options& o, Value v) { o.search.unit = choice<Unit>(v, units); }, "passage"},
        {{"variants", 0, "REACH", searching, "how far from the typed spelling: off, careful (default) or wide", reaches},
         [](Options& o, Value v) { o.search.reach = choice<Reach>(v, reaches); }, "careful"},
        {{"match", 0, "HOW", searching, "passages with any word of the query (default), or with all", matches},
         [](Options& o, Value v) { o.search.match_all = v == "all"; }, "any"},
        {{"script", 0, "HOW", searching, "whether words match across scripts: any (default) or same", scripts},
         [](Options& o, Value v) { o.search.across_scripts = v == "any"; }, "any"},
        {{"names", 0, "FILE", searching, "names you taught, beside those of the index's names.txt; may be given again", {}, Completes::file},
         [](Options& o, Value v) { o.names.push_back(v); }},
        {{"plain", 0, "", searching, "every character of the query is text"},
         [](Options& o, Value v) { o.search.parse.plain = flag(v); }, "false"},
        {{"strict", 0, "", searching, "an odd query is an error that points at the column"},
         [](Options& o, Value v) { o.search.parse.strict = flag(v); }, "false"},

        {{"fold", 0, "", searching, "passages that are nearly the same count as one hit, which says where else it stands"},
         [](Options& o, Value v) { o.search.fold = flag(v); }, "false"},
        {{"expand", 0, "", searching, "add the telling words of the best passages to the query"},
         [](Options& o, Value v) { o.search.feedback = flag(v); }, "false"},
        {{"new-since", 0, "FILE|DATE", searching, "only what was indexed since a date (2024-05-31), or since the last run with this FILE; a new file's name holds a point or a slash", {}, Completes::file},
         [](Options& o, Value v) { o.new_since = v; }},
        {{"filter", 0, "QUERY", searching, "a query that hits must also match; it weighs nothing"},
         [](Options& o, Value v) { o.search.filter = v; }},

        {{"format", 0, "FORMAT", showing, "text (default), json (JSON Lines), csv, trec or kwic (concordance)", formats},
         [](Options& o, Value v) { o.format = choice<Format>(v, formats); }, "text"},
        {{"sort", 0, "ORDER", showing, "hits by rank (default), date (newest first) or date-asc (oldest first), undated last; of a concordance also by left or right neighbour, or document", sorts},
         [](Options& o, Value v) {
             o.sort = choice<Sort>(v, sorts);
             o.search.order = o.sort == Sort::date ? Order::newest : o.sort == Sort::date_asc ? Order::oldest : Order::score;
         }, "rank"},
        {{"full", 0, "", showing, "whole passages, not their best part"},
         [](Options& o, Value v) { o.full = flag(v); }, "false"},
        {{"explain", 0, "", showing, "how the query was read, and every spelling with its distance and count; sheikh- with the word stem is all words of that stem"},
         [](Options& o, Value v) { o.explain = flag(v); }, "false"},
        {{"color", 0, "WHEN", showing, "auto (default), always or never; auto heeds NO_COLOR", colours},
         [](Options& o, Value v) { o.colour = choice<terminal::Colour>(v, colours); }, "auto"},
        {{"hyperlinks", 0, "WHEN", showing, "titles that open the file: auto (default: with colour, on a terminal), always or never", colours},
         [](Options& o, Value v) { o.hyperlinks = choice<terminal::Colour>(v, colours); }, "auto"},
        {{"no-pager", 0, "", showing, "no pager, however long the output"},
         [](Options& o, Value v) { o.pager = !flag(v); }, "false"},
        {{"quiet", 'q', "", showing, "no remarks on standard error"},
         [](Options& o, Value v) { o.quiet = flag(v); }, "false"},

        {{"context", 'C', "N", showing, "N passages before and after each hit"},
         [](Options& o, Value v) { o.search.context = number<0, 1000>(v, "--context"); }, "0"},
        {{"count", 'c', "", showing, "only how many hits there are"},
         [](Options& o, Value v) { o.count = flag(v); }},
        {{"documents", 'l', "", showing, "only the documents that hold a hit, each once, best first (or as --sort says); all of them unless --top says how many"},
         [](Options& o, Value v) { o.documents = flag(v); }},
        {{"null", '0', "", showing, "with --documents: a NUL after each, for xargs -0"},
         [](Options& o, Value v) { o.null_separated = flag(v); }},
        {{"timeline", 0, "STEP", showing, "hits by year or month, as bars", steps},
         [](Options& o, Value v) { o.facets.push_back(v); }, nullptr, "; the query comes after it: --timeline year QUERY"},
        {{"facets", 0, "LIST", showing, "hits by any of source, author, heading, document, year and month"},
         [](Options& o, Value v) {
             for (std::string& facet : list_of(v)) {
                 if (std::find(facets.begin(), facets.end(), facet) == facets.end())
                     throw UserError("--facets takes source, author, heading, document, year and month, parted by commas, not '" + v +
                                     "'; the query comes after them: --facets source QUERY");
                 o.facets.push_back(std::move(facet));
             }
         }},

        {{"batch", 0, "FILE", batches, "a batch of queries; - is standard input", {}, Completes::file},
         [](Options& o, Value v) { o.batch = v; o.task = Task::batch; }},
        {{"resume", 0, "FILE", batches, "journal of the batch; a stopped batch goes on where it stopped, with the options it was begun with, and what a server or an index failed to answer is asked again (add to its output: >>)", {}, Completes::file},
         [](Options& o, Value v) { o.resume = v; }},
        {{"batch-format", 0, "FORMAT", batches, "tsv, lines, trec or jsonl; auto (default) looks at the file", batch_formats},
         [](Options& o, Value v) { o.batch_format = choice<BatchFormat>(v, batch_formats); }, "auto"},
        {{"topic-fields", 0, "LIST", batches, "which of title, desc and narr make the query of a TREC topic (default title)"},
         [](Options& o, Value v) {
             o.topic_fields = list_of(v);
             for (const std::string& field : o.topic_fields)
                 if (field != "title" && field != "desc" && field != "narr")
                     throw UserError("--topic-fields takes title, desc and narr, parted by commas, not '" + v + "'");
         }, "title"},
        {{"jobs", 0, "N", batches, "threads; the output is the same for every number"},
         [](Options& o, Value v) { o.jobs = number<1, 256>(v, "--jobs"); }, "1"},
        {{"tag", 0, "NAME", batches, "run tag of TREC output (default imla)"},
         [](Options& o, Value v) { o.tag = v; }, "imla"},

        {{"forms", 0, "WORD", asking, "the census of its spellings: distance, passages, documents, first and last date; as text, json or csv"},
         [](Options& o, Value v) { o.subject = v; o.task = Task::forms; }},

        {{"acronyms", 0, "", asking, "the acronyms the collection defines, how often, and in which passage first; as text, json or csv"},
         [](Options& o, Value v) { if (flag(v)) o.task = Task::acronyms; }},
        {{"same", 0, "A", asking, "teach that A and the word after it are one name: --same Dostum Dustam; to take it back, delete its line in names.txt of the index"},
         [](Options& o, Value v) { o.subject = v; o.task = Task::same; }},
        {{"different", 0, "A", asking, "teach that A and the word after it are two names"},
         [](Options& o, Value v) { o.subject = v; o.task = Task::different; }},

        {{"interactive", 'i', "", asking, "a prompt for queries; :help there says more"},
         [](Options& o, Value v) { if (flag(v)) o.task = Task::interactive; }},
        {{"show", 0, "ID", asking, "a passage, whole, by the id that ends the first line of a hit; with -C its neighbours"},
         [](Options& o, Value v) { o.subject = v; o.task = Task::show; }},
        {{"cite", 0, "STYLE", asking, "with --show: how to cite it, as bibtex or plain", styles},
         [](Options& o, Value v) { o.cite = v; }},
        {{"more-like", 0, "ID", asking, "passages about what this one is about"},
         [](Options& o, Value v) { o.subject = v; o.task = Task::more_like; }},

        {{"print-config", 0, "", program, "every setting, its value, and where that came from"},
         [](Options& o, Value) { o.task = Task::print_config; }},
        {{"no-config", 0, "", program, "read no settings file"},
         nullptr},
        {{"generate", 0, "KIND", program, "write a manual page or a shell's completions", generated_kinds()},
         [](Options& o, Value v) { o.subject = v; o.task = Task::generate; }},
        {{"short-help", 'h', "", program, "examples and the usual options"},
         nullptr},
        {{"help", 0, "", program, "this text"},
         nullptr},
        {{"version", 'V', "", program, "versions of the program and of what it stands on"},
         nullptr},
    };
}

}  // namespace

const std::vector<SearcherOption>& option_table() {
    static const std::vector<SearcherOption> table = make_table();
    return table;
}

std::vector<terminal::OptionRow> option_rows() {
    std::vector<terminal::OptionRow> rows;
    for (const SearcherOption& option : option_table()) rows.push_back(option.row);
    return rows;
}

}  // namespace imla
