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

struct SearchSettings {
    unsigned top = 10;
    unsigned offset = 0;
    Unit unit = Unit::passage;
    Reach reach = Reach::careful;
    bool match_all = false;        // --match all
    bool across_scripts = true;    // --script any
    bool with_wider = false;       // also tell what a wider dial would add
    bool with_extra = false;       // fetch the unknown keys of each hit's document
    std::string filter;            // a query that hits must also match; it weighs nothing
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

/// A highlighted stretch of a hit's text.
struct Match {
    std::size_t begin = 0, end = 0;  // bytes of PassageRecord::text, half open
    std::string form;                // as written in the text
    std::string query;               // the word as typed
    How how = How::exact;
    double distance = 0;
};

struct Hit {
    unsigned rank = 0;             // from 1
    double score = 0;
    PassageRecord passage;
    std::vector<Match> matches;    // ascending, not overlapping
    std::vector<std::pair<std::string, std::string>> extra;  // unknown keys of its document (JSON values)
};

struct Result {
    std::string read_as;           // the query written out
    std::vector<std::string> remarks;     // for stderr: how odd input was read
    std::vector<Expansion> expansions;    // by query word, then distance
    std::vector<Expansion> not_included;  // what Reach::wide would add; only if asked for
    std::vector<Hit> hits;
    std::size_t total = 0;         // hits in all; exact if total_exact
    bool total_exact = true;
};

}  // namespace imla
