// Searches one index, or several as one. A Searcher is for one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/acronyms.hpp"
#include "searcher/result.hpp"
#include "variants/taught.hpp"

namespace imla {

class Searcher {
  public:
    /// Throws UserError where an index cannot be opened or is of another format.
    explicit Searcher(const std::vector<std::string>& indexes, Taught taught = {});
    ~Searcher();
    Searcher(Searcher&&) noexcept;

    /// Throws UserError only under ParseOptions::strict, or if the index is damaged.
    Result search(std::string_view query, const SearchSettings&);

    /// The spelling census: forms in the collection of each word of `words`, nearest first.
    std::vector<Expansion> forms(std::string_view words, Reach);

    /// The acronyms that the collection defines, each with where it does so first.
    std::vector<AcronymEntry> acronyms();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace imla
