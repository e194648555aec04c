// The index's own terms as a vocabulary of spellings.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searcher/local_postings.hpp"
#include "variants/forms.hpp"

namespace imla {

/// Remembers what it was asked: a server takes a round trip for each answer.
class IndexVocabulary : public Vocabulary {
  public:
    /// The terms of `local`, where it has a value, are read there. Both must outlive this.
    IndexVocabulary(const Xapian::Database& database, const std::optional<LocalPostings>& local)
        : database_(database), local_(local) {}
    Entries filed_under(std::string_view key) const override;
    unsigned passages_with(std::string_view word) const override;
    unsigned passages() const override;

    /// The terms that begin with `prefix`, without it, each with how many passages hold it.
    using Terms = std::shared_ptr<const std::vector<std::pair<std::string, unsigned>>>;
    Terms beginning_with(const std::string& prefix) const;

    /// The passages that hold these words one after the other, as spelt.
    unsigned passages_with_phrase(const std::vector<std::string>& words) const;

    /// The passages that hold any of these terms.
    unsigned passages_with_any(const std::vector<std::string>& terms) const;

    /// To be called when the database is another.
    void forget();

  private:
    /// Calls `found(rest, passages)` with what follows `prefix` in each term that starts so.
    template <class Found>
    void each_term(const std::string& prefix, Found found) const;
    unsigned counted(std::string name, const Xapian::Query&) const;

    const Xapian::Database& database_;
    const std::optional<LocalPostings>& local_;
    mutable std::optional<unsigned> passages_;
    mutable std::unordered_map<std::string, unsigned> frequencies_;
    mutable std::unordered_map<std::string, Entries> filed_;
    mutable std::size_t entries_ = 0;   // in filed_
    mutable std::unordered_map<std::string, Terms> terms_;
};

}  // namespace imla
