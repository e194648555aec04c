#include "searcher/help.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include "analysis/stemmer.hpp"
#include "analysis/unicode.hpp"
#include "schema/settings.hpp"
#include "searcher/option_table.hpp"
#include "terminal/screen.hpp"

namespace imla {

std::string short_help() {
    return R"(imla-searcher: finds passages by words whose spelling varies.

  imla-searcher tehrik                        also finds Tehreek, Tahrik
  imla-searcher '"tehrik taliban" pakistan'   a phrase, and a word
  imla-searcher '=tehrik'                     only as spelt; tehrik~ is wider
  imla-searcher haqqani AND NOT kabul         OR, ( ), +must, NEAR/5, word*
  imla-searcher mehsud date:2007.. source:dawn  author: path: type: title:
  imla-searcher --forms balochistan           its spellings: how far, how often
  imla-searcher --show notes.txt#3 -C 1       a passage with its neighbours
  imla-searcher --format kwic --sort left taliban
  imla-searcher --batch queries.tsv --format trec
  imla-searcher -i                            a prompt

  -n N            hits per query (default 10)
  --index DIR     the index (default: $IMLA_INDEX, else index)
  --variants off|careful|wide     --match any|all     --unit passage|document
  --format text|json|csv|trec|kwic
  -c how many hits     -l which documents     --fold the same text once

All options: imla-searcher --help
)";
}

std::string long_help() {
    return "imla-searcher: finds passages by words whose spelling varies.\n\n"
           "  imla-searcher [--index DIR]... [options] QUERY...\n"
           "  imla-searcher [--index DIR]... --batch FILE [options]\n"
           + terminal::option_help(option_rows(), terminal::columns()) +
           R"(
A query that begins with a dash: put -- before it, or -e.

Exit status: 0 a hit; 1 none; 2 an error. Of a batch: 0 if any query had a hit,
1 if none had, 2 if any line was bad or could not be asked (it is named; the rest
is answered).
)";
}

std::string version_text() {
    return fmt::format("imla-searcher {}\nindex format {}, analyzer {}\nXapian {}\nSnowball {}\nUnicode {}\n",
                       IMLA_VERSION, index_format, current_fingerprint(), Xapian::version_string(),
                       snowball_version(), unicode_version());
}

}  // namespace imla
