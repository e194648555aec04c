#include "searcher/manual.hpp"

#include "searcher/option_table.hpp"
#include "terminal/manual.hpp"

namespace imla {

namespace {

const char* const exit_status =
    "0: at least one hit (with --top 0 and --count: one that is counted). 1: none, and no error. 2: an error, such as "
    "a passage id that there is not.\n\n"
    "Of a batch, 0: some query had a hit. 1: none had. 2: a line was bad, or a server or an index failed "
    "to answer it; it is named on standard error with its file and number, and the others are answered.";

const char* const environment =
    "IMLA_INDEX names the index where --index does not. Every option that --print-config lists has a "
    "variable, such as IMLA_TOP for --top and IMLA_BATCH_FORMAT for --batch-format.\n\n"
    "IMLA_CONFIG names the user's settings file; empty, no settings file is read.\n\n"
    "IMLA_PAGER, then PAGER, is the pager (less, with LESS=FRX where LESS is unset). NO_COLOR, TERM and COLUMNS "
    "mean what they mean elsewhere.";

const char* const files =
    "index: the index, where nothing names another.\n\n"
    "names.txt, in the index or named by --names: what people taught, a line each; a later line beats an earlier "
    "one that says the contrary, and what is deleted is forgotten:\n\n"
    "  same: Dostum, Dustam           one name\n"
    "  different: Mehsud, Massoud     two names\n"
    "  KPK = Khyber Pakhtunkhwa       an acronym\n\n"
    "imla.toml, beside the index: settings for this collection.\n\n"
    "$XDG_CONFIG_HOME/imla/config.toml (~/.config/imla/config.toml): the user's settings. "
    "Settings stand under [searcher], by the long names of the options:\n\n"
    "  [searcher]\n  top = 20\n  variants = \"wide\"\n\n"
    "An option on the command line counts before the environment, that before imla.toml, that before the user's file.";

const char* const examples =
    "  imla-searcher tehrik\n"
    "  imla-searcher '\"tehrik taliban\" balochistan'\n"
    "  imla-searcher --top 50 --format json haqqani AND NOT kabul\n"
    "  imla-searcher --forms balochistan\n"
    "  imla-searcher --batch queries.tsv --format trec --jobs 4 > run.txt";

const char* const query_description =
    "Words find passages of text, titles and headings. A word also finds the other spellings of its name that the "
    "collection holds. The spelling typed weighs most: among passages that match alike, those with it come first. "
    "Nothing typed is a syntax error: what cannot be an operator is text, and where that may surprise, a line on standard error says so; with --strict it "
    "is an error.";

const char* const query_words =
    "  tehrik            careful: this name in its usual spellings\n"
    "  =tehrik           exactly as spelt here (capitals and accents aside)\n"
    "  tehrik~           wide: rarer spellings too\n"
    "  talib*            words that begin so, in phrases too\n"
    "  \"tehrik taliban\"  words side by side; particles such as -i- do not count\n"
    "  =\"...\" \"...\"~     a phrase, exactly or widely";

const char* const query_operators =
    "  a AND b    both\n"
    "  a OR b     either\n"
    "  NOT a      without a in any spelling (NOT =a: as typed); -a and !a are the same\n"
    "  +a         a is required\n"
    "  ( )        grouping\n"
    "  a NEAR/5 b at most five words apart\n\n"
    "NEAR binds tightest, then NOT, AND and OR; words side by side bind least: a b OR c is a (b OR c). "
    "In a query without a lower-case letter AND, OR and NOT are words.";

const char* const query_fields =
    "  title: heading:         words of that field, which count like any\n"
    "  author: source: path:   words of that field, as filters\n"
    "  type: language:         the whole value, as a filter\n"
    "  date:2021  date:2021-05..2024  date:..2020\n\n"
    "A field takes a word, a phrase or a bracket: title:(haqqani OR mehsud), source:\"daily times\". An unknown field "
    "is text. A filter picks from what the words find and weighs nothing: tehrik source:dawn path:2021/reports. "
    "Several are all asked for; in the bracket of one field, one of them: type:(pdf text). Of a path's words all are "
    "asked for, in any order.";

}  // namespace

const std::vector<std::string>& generated_kinds() {
    static const std::vector<std::string> kinds = {"man", "man-query", "complete-bash", "complete-zsh",
                                                   "complete-fish"};
    return kinds;
}

std::string generated(const std::string& kind) {
    if (kind == "complete-bash") return terminal::bash_completion("imla-searcher", option_rows());
    if (kind == "complete-zsh") return terminal::zsh_completion("imla-searcher", option_rows());
    if (kind == "complete-fish") return terminal::fish_completion("imla-searcher", option_rows());
    terminal::Manual manual;
    manual.version = IMLA_VERSION;
    if (kind == "man-query") {
        manual.name = "imla-query";
        manual.section = 7;
        manual.about = "the query language of imla-searcher";
        manual.description = query_description;
        manual.sections = {{"WORDS", query_words}, {"OPERATORS", query_operators}, {"FIELDS", query_fields},
                           {"SEE ALSO", "imla-searcher(1)"}};
        return terminal::man_page(manual);
    }
    manual.name = "imla-searcher";
    manual.about = "find passages by words whose spelling varies";
    manual.synopsis = {"imla-searcher [--index DIR]... [options] QUERY...",
                       "imla-searcher [--index DIR]... --batch FILE [options]"};
    manual.description = "Answers a query, or a batch of them, with ranked passages of a collection that "
                         "imla-indexer has read. Several words of a query are joined by spaces. A query that begins "
                         "with a dash stands after -- or -e.";
    manual.rows = option_rows();
    manual.sections = {{"QUERY LANGUAGE", "See imla-query(7)."},
                       {"EXIT STATUS", exit_status},
                       {"ENVIRONMENT", environment},
                       {"FILES", files},
                       {"EXAMPLES", examples},
                       {"SEE ALSO", "imla-indexer(1), imla-query(7)"}};
    return terminal::man_page(manual);
}

}  // namespace imla
