// Writes results in one format. A query's hits come first, then its summary.
#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "searcher/result.hpp"

namespace imla {

enum class Format { text, json, csv, trec, kwic };

/// The order of hits (rank, date), and of a concordance's lines within them.
enum class Sort { rank, left, right, date, date_asc, document };

inline bool is_by_date(Sort sort) { return sort == Sort::date || sort == Sort::date_asc; }

/// A query as asked; `id` is "1" outside a batch.
struct Asked {
    std::string id;
    std::string query;
};

struct PrintSettings {
    Unit unit = Unit::passage;
    std::string tag = "imla";      // TREC run
    bool batch = false;            // queries have names worth showing
    bool colour = false;
    bool hyperlinks = false;
    bool terminal = false;         // standard output is one
    std::size_t columns = 0;       // 0: not wrapped
    Sort sort = Sort::rank;
    bool full = false;             // the whole passage, not its best window
};

class Printer {
  public:
    explicit Printer(const PrintSettings& settings) : settings_(settings) {}
    virtual ~Printer() = default;

    /// What comes once before the first query.
    virtual void header(std::ostream&) const {}
    virtual void hit(std::ostream&, const Asked&, const Hit&) const = 0;
    virtual void summary(std::ostream&, const Asked&, const Result&) const {}

    /// All of a query: its hits, then its summary.
    virtual void result(std::ostream& out, const Asked& asked, const Result& result) const {
        for (const Hit& each : result.hits) hit(out, asked, each);
        summary(out, asked, result);
    }

  protected:
    const PrintSettings settings_;
};

std::unique_ptr<Printer> printer_of(Format, const PrintSettings&);

std::unique_ptr<Printer> text_printer(const PrintSettings&);
std::unique_ptr<Printer> json_printer(const PrintSettings&);
std::unique_ptr<Printer> csv_printer(const PrintSettings&);
std::unique_ptr<Printer> trec_printer(const PrintSettings&);
std::unique_ptr<Printer> kwic_printer(const PrintSettings&);

}  // namespace imla
