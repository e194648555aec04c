// Searches one index, or several as one. A Searcher is for one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/user_error.hpp"
#include "searcher/access.hpp"
#include "searcher/acronyms.hpp"
#include "searcher/result.hpp"
#include "variants/taught.hpp"

namespace imla {

/// What is said where an id names no passage.
UserError no_such_passage(std::string_view id);

class Searcher {
  public:
    /// An index is a directory, a stub file of Xapian's or host:port.
    /// Throws UserError where one cannot be opened or is of another format.
    explicit Searcher(const std::vector<std::string>& indexes, Taught taught = {}, const Access& access = {});
    ~Searcher();
    Searcher(Searcher&&) noexcept;

    /// Throws UserError only under ParseOptions::strict, or if the index is damaged.
    Result search(std::string_view query, const SearchSettings&);

    /// The spelling census: forms in the collection of each word of `words`, nearest first.
    std::vector<CensusEntry> forms(std::string_view words, Reach);

    /// The acronyms that the collection defines, each with where it does so first.
    std::vector<AcronymEntry> acronyms();

    /// How all hits spread over the values of a facet: year, month, source, author, heading
    /// or document; years and months in order, the others by count. A hit without a value
    /// counts under "".
    std::vector<Count> counts(std::string_view query, const SearchSettings&, std::string_view facet);

    /// A passage and up to `context` passages before and after it; empty if there is no such passage.
    std::vector<PassageRecord> passages(std::string_view passage_id, unsigned context);

    /// Passages about what this passage is about, without itself. Throws UserError if there is none.
    Result like(std::string_view passage_id, const SearchSettings&);

    Advice advice(const Result&);

    /// Words of the index that begin so, in order; at most `most`.
    std::vector<std::string> words_from(std::string_view beginning, std::size_t most);

    /// When the newest passage was indexed: a value of slot_run.
    std::string newest_run();

    /// Opens what has been published since; false if nothing has.
    bool renew();

    /// What is left out under Access::partial.
    const std::vector<Missing>& missing() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace imla
