// What a search asks and what it gives, before anything is printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "schema/record.hpp"
#include "searcher/query.hpp"
#include "variants/forms.hpp"
#include "variants/reach.hpp"

namespace imla {

enum class Unit { passage, document };

/// Of hits. By date, the undated come last, and equal dates by score.
enum class Order { score, newest, oldest };

struct SearchSettings {
    unsigned top = 10;
    unsigned offset = 0;
    Unit unit = Unit::passage;
    Order order = Order::score;
    Reach reach = Reach::careful;
    bool match_all = false;        // --match all
    bool across_scripts = true;    // --script any
    bool with_wider = false;       // also tell what a wider dial would add
    bool with_matches = true;      // mark what matched in each hit's text
    bool with_expansions = true;   // tell how often each spelling occurs
    bool with_extra = false;       // fetch the unknown keys of each hit's document
    std::string filter;            // a query that hits must also match; it weighs nothing
    std::string indexed_after;     // leave out what was indexed up to then: a value of slot_run
    bool with_total = true;        // estimate the number of hits from a thousand at least
    bool exact_total = false;      // count every hit, however many
    bool fold = false;             // one hit of passages that are nearly the same
    bool feedback = false;         // add what the best passages are about
    unsigned context = 0;          // passages before and after each hit to fetch
    ParseOptions parse;
};

/// A spelling that took part in the search.
struct Expansion {
    std::string query;             // the word or name as typed
    std::string form;              // as the index spells it; several words for a joined form
    How how = How::exact;
    double distance = 0;
    unsigned passages = 0;         // that hold it, in the whole index
};

/// A spelling and where the collection has it.
struct CensusEntry {
    Expansion form;
    unsigned documents = 0;
    std::string first_date, last_date;   // ISO 8601, of its dated documents; empty where none is
};

/// A highlighted stretch of a hit's text.
struct Match {
    std::size_t begin = 0, end = 0;  // bytes of PassageRecord::text, half open
    std::string form;                // as written in the text
    std::string query;               // the word as typed
    How how = How::exact;
    double distance = 0;
};

/// Passages nearly the same as a hit, folded into it.
struct Also {
    std::size_t passages = 0;
    std::size_t documents = 0;       // other than the hit's own
    std::vector<std::string> ids;    // of the first of the passages
};

struct Hit {
    unsigned rank = 0;             // from 1
    double score = 0;
    PassageRecord passage;
    std::vector<Match> matches;    // ascending, not overlapping
    Also also;                     // only if asked for: SearchSettings::fold
    std::vector<PassageRecord> before, after;  // its neighbours in the document
    std::vector<std::pair<std::string, std::string>> extra;  // unknown keys of its document (JSON values)
};

struct Result {
    std::string read_as;           // the query written out
    std::vector<std::string> remarks;     // for stderr: how odd input was read
    std::vector<std::string> left_out;    // function words that were not looked for
    std::vector<Expansion> of_filter;     // spellings of the words of SearchSettings::filter
    std::vector<std::string> conditions;  // date:, source:, type: … that every hit must match
    std::vector<Expansion> expansions;    // by query word, then distance
    std::vector<Expansion> not_included;  // what Reach::wide would add; only if asked for
    std::vector<Hit> hits;
    std::size_t total = 0;         // hits in all; exact if total_exact
    bool total_exact = true;
    std::vector<std::string> missing;     // what could not be searched, by name (--partial)
};

/// Is there a hit, shown or (where none were asked for) counted? What the exit status says.
inline bool found_any(const Result& result, unsigned top) {
    return top == 0 ? result.total > 0 : !result.hits.empty();
}

/// How many hits share a value: a year, a source.
struct Count {
    std::string value;
    std::size_t hits = 0;
};

/// Why a query found nothing, and what would find something.
struct Advice {
    struct Nearest {
        std::string typed;             // does not occur in any spelling
        std::vector<Count> words;      // that do, nearest first, with their passages
    };
    struct Idle {
        std::string condition;         // that no passage matches
        std::string field;             // that it is about: date, source, type …
        std::vector<Count> values;     // that there are, commonest first; of dates, the first and the last
    };
    std::vector<Nearest> missing;
    std::vector<Idle> idle;
    std::size_t unread = 0;            // files that could not be read
};

}  // namespace imla
