#include "tests/glass/compare.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "glass/posting_reader.hpp"
#include "glass/revision.hpp"

namespace imla::glass::test {
namespace {

struct Differs : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string shown(const std::string& text) {
    std::ostringstream out;
    for (const char c : text.substr(0, 40))
        if (c >= ' ' && c <= '~')
            out << c;
        else
            out << "\\x" << std::hex << (c & 0xff);
    if (text.size() > 40) out << "... (" << std::dec << text.size() << " bytes)";
    return out.str();
}
template <class Number>
std::string shown(Number number) {
    return std::to_string(number);
}

template <class A, class B>
void same(const std::string& what, const A& a, const B& b) {
    if (!(a == b)) throw Differs(what + ": " + shown(a) + " / " + shown(b));
}

/// Steps through two sequences at once.
template <class Iterator, class Each>
void both(const std::string& what, Iterator a, Iterator a_end, Iterator b, Iterator b_end, Each each) {
    for (; a != a_end && b != b_end; ++a, ++b) each(a, b);
    if ((a == a_end) != (b == b_end)) throw Differs(what + ": one ends early");
}

void compare_positions(const std::string& what, Xapian::PositionIterator a,
                       Xapian::PositionIterator b) {
    both(what, a, Xapian::PositionIterator(), b, Xapian::PositionIterator(),
         [&](auto x, auto y) { same(what, *x, *y); });
}

void compare_totals(const Xapian::Database& a, const Xapian::Database& b) {
    same("documents", a.get_doccount(), b.get_doccount());
    same("last id", a.get_lastdocid(), b.get_lastdocid());
    same("total length", a.get_total_length(), b.get_total_length());
    same("average length", a.get_avlength(), b.get_avlength());
    same("least length", a.get_doclength_lower_bound(), b.get_doclength_lower_bound());
    same("greatest length", a.get_doclength_upper_bound(), b.get_doclength_upper_bound());
    same("positions", a.has_positions(), b.has_positions());
}

void compare_documents(const Xapian::Database& a, const Xapian::Database& b) {
    std::set<Xapian::valueno> slots;
    both("all documents", a.postlist_begin(""), a.postlist_end(""), b.postlist_begin(""),
         b.postlist_end(""), [&](auto x, auto y) {
             same("id", *x, *y);
             const Xapian::docid id = *x;
             const std::string name = "document " + std::to_string(id) + ' ';
             same(name + "length", a.get_doclength(id), b.get_doclength(id));
             same(name + "distinct terms", a.get_unique_terms(id), b.get_unique_terms(id));
             Xapian::Document m = a.get_document(id), n = b.get_document(id);
             same(name + "data", m.get_data(), n.get_data());
             both(name + "values", m.values_begin(), m.values_end(), n.values_begin(),
                  n.values_end(), [&](auto v, auto w) {
                      same(name + "slot", v.get_valueno(), w.get_valueno());
                      same(name + "value", *v, *w);
                      slots.insert(v.get_valueno());
                  });
             both(name + "terms", a.termlist_begin(id), a.termlist_end(id), b.termlist_begin(id),
                  b.termlist_end(id), [&](auto t, auto u) {
                      same(name + "term", *t, *u);
                      same(name + shown(*t) + " wdf", t.get_wdf(), u.get_wdf());
                      same(name + shown(*t) + " frequency", t.get_termfreq(), u.get_termfreq());
                      compare_positions(name + shown(*t) + " positions", t.positionlist_begin(),
                                        u.positionlist_begin());
                  });
         });
    slots.insert({0, 1, 77, 128});
    for (const Xapian::valueno slot : slots) {
        const std::string name = "slot " + std::to_string(slot) + ' ';
        same(name + "count", a.get_value_freq(slot), b.get_value_freq(slot));
        same(name + "least", a.get_value_lower_bound(slot), b.get_value_lower_bound(slot));
        same(name + "greatest", a.get_value_upper_bound(slot), b.get_value_upper_bound(slot));
        both(name + "stream", a.valuestream_begin(slot), a.valuestream_end(slot),
             b.valuestream_begin(slot), b.valuestream_end(slot), [&](auto v, auto w) {
                 same(name + "document", v.get_docid(), w.get_docid());
                 same(name + "value", *v, *w);
             });
    }
}

std::vector<std::string> compare_terms(const Xapian::Database& a, const Xapian::Database& b,
                                       Random& random) {
    std::vector<std::string> terms;
    both("all terms", a.allterms_begin(), a.allterms_end(), b.allterms_begin(), b.allterms_end(),
         [&](auto x, auto y) {
             same("term", *x, *y);
             const std::string term = *x, name = "term " + shown(term) + ' ';
             terms.push_back(term);
             same(name + "frequency", x.get_termfreq(), y.get_termfreq());
             same(name + "frequency", a.get_termfreq(term), b.get_termfreq(term));
             same(name + "occurrences", a.get_collection_freq(term), b.get_collection_freq(term));
             same(name + "wdf bound", a.get_wdf_upper_bound(term), b.get_wdf_upper_bound(term));
             both(name + "postings", a.postlist_begin(term), a.postlist_end(term),
                  b.postlist_begin(term), b.postlist_end(term), [&](auto p, auto q) {
                      same(name + "document", *p, *q);
                      same(name + "wdf", p.get_wdf(), q.get_wdf());
                      same(name + "length", p.get_doclength(), q.get_doclength());
                      compare_positions(name + "positions", p.positionlist_begin(),
                                        q.positionlist_begin());
                  });
             // Jumps land in the middle of chunks.
             auto p = a.postlist_begin(term), q = b.postlist_begin(term);
             for (Xapian::docid to = 1; p != a.postlist_end(term);
                  to += static_cast<Xapian::docid>(1 + below(random, 1 + a.get_lastdocid() / 3))) {
                 p.skip_to(to);
                 q.skip_to(to);
                 same(name + "jump", p == a.postlist_end(term), q == b.postlist_end(term));
                 if (p != a.postlist_end(term)) same(name + "jump", *p, *q);
             }
         });
    both("metadata", a.metadata_keys_begin(), a.metadata_keys_end(), b.metadata_keys_begin(),
         b.metadata_keys_end(), [&](auto x, auto y) {
             same("metadata key", *x, *y);
             same("metadata " + shown(*x), a.get_metadata(*x), b.get_metadata(*y));
         });
    return terms;
}

Xapian::Query random_query(Random& random, const std::vector<std::string>& terms, int depth,
                           bool scored = true) {
    using Xapian::Query;
    const auto term = [&] { return terms[below(random, terms.size())]; };
    const std::size_t kind = below(random, depth == 0 ? 2 : scored ? 10 : 9);
    if (kind < 2) return Query(term());
    if (kind == 2) return Query(Query::OP_WILDCARD, term().substr(0, 3));
    if (kind == 3) return Query(Query::OP_VALUE_RANGE, 1, "\x20", "\xc0");
    if (kind == 4) {
        const std::vector<std::string> words{term(), term()};
        return Query(below(random, 2) ? Query::OP_PHRASE : Query::OP_NEAR, words.begin(), words.end(),
                     2 + static_cast<Xapian::termcount>(below(random, 20)));
    }
    if (kind == 5) {
        // Of plain terms only: over anything else Xapian differs from itself.
        const std::vector<std::string> words{term(), term(), term()};
        return Query(Query::OP_SYNONYM, words.begin(), words.end());
    }
    // What AND_NOT takes away holds no AND_MAYBE: there Xapian differs from itself, too.
    const Query::op operators[] = {Query::OP_OR, Query::OP_AND, Query::OP_AND_NOT, Query::OP_AND_MAYBE};
    const Query::op op = operators[kind - 6];
    const Query left = random_query(random, terms, depth - 1, scored);
    return Query(op, left, random_query(random, terms, depth - 1, scored && op != Query::OP_AND_NOT));
}

template <class Work>
std::string error_of(Work work) {
    try {
        work();
    } catch (const Xapian::Error& error) {
        return error.get_description();
    }
    return {};
}

void compare_searches(const Xapian::Database& a, const Xapian::Database& b, Random& random,
                      const std::vector<std::string>& terms) {
    if (terms.empty()) return;
    Xapian::Enquire m(a), n(b);
    for (int i = 0; i < 60; ++i) {
        const Xapian::Query query = random_query(random, terms, 3);
        m.set_query(query);
        n.set_query(query);
        const auto first = static_cast<Xapian::doccount>(below(random, 3));
        const std::string name = query.get_description() + ' ';
        Xapian::MSet x, y;
        // Some mixtures are beyond Xapian, and then alike for both.
        same(name + "error", error_of([&] { x = m.get_mset(first, 20); }),
             error_of([&] { y = n.get_mset(first, 20); }));
        same(name + "hits", x.size(), y.size());
        same(name + "estimate", x.get_matches_estimated(), y.get_matches_estimated());
        same(name + "possible", x.get_max_possible(), y.get_max_possible());
        both(name, x.begin(), x.end(), y.begin(), y.end(), [&](auto h, auto k) {
            same(name + "document", *h, *k);
            same(name + "weight", h.get_weight(), k.get_weight());
        });
    }
}

}  // namespace

std::string difference(const Xapian::Database& a, const Xapian::Database& b, Random random) {
    try {
        compare_totals(a, b);
        compare_documents(a, b);
        compare_searches(a, b, random, compare_terms(a, b, random));
    } catch (const Differs& difference) {
        return difference.what();
    } catch (const Xapian::Error& error) {
        return error.get_description();
    }
    return {};
}

std::string reading_difference(const std::string& path) try {
    const Xapian::Database database(path);
    const Revision revision = read_version_file(path);
    if (revision.number != database.get_revision()) return "another revision";
    const TableReader table(path + "/postlist.glass", revision.tables[postlist], revision.number);
    TermReader terms(table, "");
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term, terms.next()) {
        if (terms.at_end() || terms.term() != *term || terms.documents() != term.get_termfreq())
            return "term " + shown(*term) + " is read as " + (terms.at_end() ? "the end" : shown(std::string(terms.term())));
        // Those that begin like it start with it.
        const TermReader alike(table, *term);
        if (alike.at_end() || alike.term() != *term) return "term " + shown(*term) + " does not come first of its kind";
        PostingReader postings(table, *term);
        if (postings.documents() != term.get_termfreq()) return "documents with " + shown(*term);
        std::vector<std::pair<Xapian::docid, Xapian::termcount>> theirs, ours;
        for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it)
            theirs.emplace_back(*it, it.get_wdf());
        // In strides that end anywhere: in a chunk, at its end, between two.
        for (std::uint64_t stop = 1; !postings.at_end(); stop += 1 + stop / 3)
            postings.each_before(stop, [&](std::uint32_t document, std::uint32_t wdf) { ours.emplace_back(document, wdf); });
        if (ours != theirs) return "postings of " + shown(*term);
        if (!PostingReader(table, *term + "\x01").at_end() && !database.term_exists(*term + "\x01")) return "a term that is none";
    }
    return terms.at_end() ? "" : "one term too many";
} catch (const std::exception& error) {
    return error.what();
} catch (const Xapian::Error& error) {
    return error.get_description();
}

std::string faults(const std::string& path) {
    std::ostringstream report;
    try {
        if (Xapian::Database::check(path, 0, &report) == 0) return {};
    } catch (const Xapian::Error& error) {
        report << error.get_description();
    }
    return report.str();
}

}  // namespace imla::glass::test
